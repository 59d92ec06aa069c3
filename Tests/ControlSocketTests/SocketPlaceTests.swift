import Glibc
import Testing
import ZentrioTestSupport

@testable import ControlSocket

struct SocketPlaceTests {
    private let folder: TestFolder
    private let place: SocketPlace

    init() throws {
        folder = try TestFolder()
        place = SocketPlace(path: folder.path("run/control.sock"))
    }

    @Test func folder_openToOthers_isClosed() throws {
        try TestFolder.write([], to: folder.path("run/other"))
        #expect(chmod(folder.path("run"), 0o777) == 0)
        try place.prepare()
        #expect(try TestFolder.permissions(folder.path("run")) == 0o700)
    }

    @Test func folder_thatIsALink_isRefused() throws {
        #expect(symlink(folder.path, folder.path("run")) == 0)
        #expect(throws: ControlSocketError(.folderUnsafe)) { try place.prepare() }
    }

    @Test func file_thatIsNoSocket_isReplaced() throws {
        try TestFolder.write([1], to: place.path)
        try place.prepare()
        #expect(!TestFolder.exists(place.path))
    }

    @Test func socket_ofALaterServer_isNotRemoved() throws {
        try place.prepare()
        try TestFolder.write([1], to: place.path)
        let own = place.identity
        #expect(rename(place.path, folder.path("moved")) == 0)
        try TestFolder.write([2], to: place.path)
        place.clear(own)
        #expect(TestFolder.exists(place.path))
    }
}
