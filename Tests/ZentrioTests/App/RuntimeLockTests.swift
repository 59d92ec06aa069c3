import Glibc
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

    /// A second close would hit whatever another thread has opened meanwhile, such as a database.
    @Test func lock_refused_closesItsDescriptorOnce() async throws {
        await #expect(processExitsWith: .success) {
            let folder = try TestFolder()
            let first = try RuntimeLock(folder: folder.path)
            let others = await withTaskGroup(of: Int.self) { group in
                group.addTask {
                    (0..<20_000).count { _ in
                        let descriptor = open("/dev/null", O_RDONLY | O_CLOEXEC)
                        for _ in 0..<20 where fcntl(descriptor, F_GETFD) < 0 { return true }
                        return close(descriptor) != 0
                    }
                }
                group.addTask {
                    (0..<20_000).count { _ in (try? RuntimeLock(folder: folder.path)) != nil }
                }
                return await group.reduce(0, +)
            }
            withExtendedLifetime(first) {}
            precondition(others == 0, "a descriptor of somebody else was closed")
        }
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
