import DesktopIntegration
import DownloadRuntime
import MediaModel
import Testing
import ZentrioTestSupport

@testable import Zentrio

@Suite(.timeLimit(.minutes(10)))
nonisolated struct ListCommandTests {
    @Test func listThatIsDamaged_isSaidInASentence() async throws {
        let folder = try TestFolder()
        let directories = XDGDirectories(environment: ["ZENTRIO_HOME": folder.path])
        let path = RuntimeSession.databasePath(in: directories, profile: .standard)
        try TestFolder.write(Array("this is no database, whatever its name says".utf8), to: path)
        let error = await #expect(throws: (any Error).self) { try await ListCommand.downloads(in: directories) }
        let failure = CommandFailure(unreadable: try #require(error))
        #expect(failure.sentence.hasPrefix("The list of downloads is damaged.") && failure.status == .failed)
    }

    @Test func listThatCannotBeOpened_isSaidWithoutTheStatement() async throws {
        let folder = try TestFolder()
        let directories = XDGDirectories(environment: ["ZENTRIO_HOME": folder.path])
        let path = RuntimeSession.databasePath(in: directories, profile: .standard)
        try TestFolder.write([], to: path + "/a file in a folder")
        let error = await #expect(throws: (any Error).self) { try await ListCommand.downloads(in: directories) }
        let failure = CommandFailure(unreadable: try #require(error))
        #expect(failure.sentence.hasPrefix("The list of downloads cannot be read: "))
        #expect(!failure.sentence.contains("PRAGMA") && failure.status == .failed)
    }
}
