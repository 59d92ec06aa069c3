import DesktopIntegration
import DownloadRuntime
import MediaModel
import Testing
import ZentrioTestSupport

@testable import Zentrio

nonisolated struct RuntimeSessionFailureTests {
    private func failure(_ directories: XDGDirectories) throws -> RuntimeSession.Failure {
        let failure = #expect(throws: RuntimeSession.Failure.self) { _ = try RuntimeSession(directories: directories) }
        return try #require(failure)
    }

    /// The first time, when nothing is there yet, and later, when SQLite has no room for its index.
    @Test(.enabled(if: SmallDisk.isAvailable, "needs the right to mount a disk"), arguments: [false, true])
    func fullDisk_isCalledThat(hasDatabase: Bool) throws {
        let disk = try SmallDisk(kibibytes: 4_000)
        let directories = XDGDirectories(environment: ["ZENTRIO_HOME": disk.path("home")])
        if hasDatabase { _ = try RuntimeSession(directories: directories) }
        disk.fill()
        let failure = try failure(directories)
        #expect(failure.isFull)
        #expect(failure.sentence.hasPrefix("The disk of \(disk.path("home"))"))
        #expect(failure.sentence.hasSuffix(" is full. Make room there, and start Zentrio again."))
        #expect(CommandFailure(failure).status == .waitingForSpace)
        disk.makeRoom()
        _ = try RuntimeSession(directories: directories)
    }

    @Test func fileThatIsNoDatabase_isNotCalledFull() throws {
        let folder = try TestFolder()
        let directories = XDGDirectories(environment: ["ZENTRIO_HOME": folder.path])
        let path = RuntimeSession.databasePath(in: directories, profile: .standard)
        // A folder of that name is nothing that SQLite opens.
        try TestFolder.write([], to: path + "/file")
        let failure = try failure(directories)
        #expect(!failure.isFull)
        #expect(failure.sentence == "Zentrio's database in \(path) cannot be opened.")
        #expect(CommandFailure(failure).status == .failed)
    }

    @Test(.enabled(if: SmallDisk.isAvailable, "needs the right to mount a disk"))
    func refusedCommand_endsAsItsDiskSays() throws {
        struct Fault: Error {}
        let disk = try SmallDisk(kibibytes: 1_000)
        let refused = StoreOutage(Fault(), path: disk.path("downloads.sqlite"))
        #expect(CommandFailure(.notSaved(refused, follows: false)).status == .failed)
        disk.fill()
        let full = StoreOutage(Fault(), path: disk.path("downloads.sqlite"))
        let failure = CommandFailure(.notSaved(full, follows: true))
        #expect(failure.status == .waitingForSpace)
        #expect(failure.sentence.contains(" follows as soon as it can be saved"))
    }
}
