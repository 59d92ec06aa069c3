import Testing
import ZentrioTestSupport

@testable import Zentrio

struct RuntimeLockTests {
    @Test func lock_taken_isRefusedToASecond() throws {
        let folder = try TestFolder()
        let data = folder.path("data/zentrio")
        let first = try RuntimeLock(folder: data)
        let failure = #expect(throws: RuntimeSession.Failure.self) { try RuntimeLock(folder: data) }
        #expect(failure?.isTaken == true)
        withExtendedLifetime(first) {}
    }

    @Test func lock_released_canBeTakenAgain() throws {
        let folder = try TestFolder()
        var first: RuntimeLock? = try RuntimeLock(folder: folder.path)
        #expect(first != nil)
        first = nil
        _ = try RuntimeLock(folder: folder.path)
    }

    @Test func folder_isForThisUserOnly() throws {
        let folder = try TestFolder()
        let lock = try RuntimeLock(folder: folder.path("data"))
        #expect(try TestFolder.permissions(folder.path("data")) == 0o700)
        #expect(try TestFolder.permissions(folder.path("data/runtime.lock")) == 0o600)
        withExtendedLifetime(lock) {}
    }

    @Test func folder_isAFile_saysThatItCannotBeWritten() throws {
        let folder = try TestFolder()
        try TestFolder.write([], to: folder.path("data"))
        let failure = #expect(throws: RuntimeSession.Failure.self) { try RuntimeLock(folder: folder.path("data")) }
        #expect(failure?.sentence.contains("cannot be written") == true)
        #expect(failure?.isTaken == false)
    }
}
