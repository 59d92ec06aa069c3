import Glibc
import Testing
import ZentrioTestSupport

@testable import ControlSocket

struct SocketDoorTests {
    private let folder: TestFolder
    private let path: String

    init() throws {
        folder = try TestFolder()
        path = folder.path("run/control.sock")
    }

    @Test func door_whoseFileIsThere_isInPlaceAndTaken() throws {
        let door = try SocketDoor(path: path)
        #expect(door.isInPlace)
        #expect(throws: ControlSocketError(.taken)) { _ = try SocketDoor(path: path) }
    }

    @Test func door_whoseFileIsRemoved_isNotInPlace() throws {
        let door = try SocketDoor(path: path)
        #expect(unlink(path) == 0)
        #expect(!door.isInPlace)
    }

    @Test func file_ofALaterDoor_isNotRemovedWithTheFirst() throws {
        let first = try SocketDoor(path: path)
        #expect(unlink(path) == 0)
        let later = try SocketDoor(path: path)
        #expect(!first.isInPlace)
        first.clear()
        #expect(later.isInPlace)
        later.clear()
        #expect(!TestFolder.exists(path))
    }
}
