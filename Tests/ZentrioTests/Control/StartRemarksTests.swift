import DesktopIntegration
import DownloadRuntime
import MediaModel
import Testing
import ZentrioTestSupport

@testable import Zentrio

@Suite(.timeLimit(.minutes(10)))
nonisolated struct StartRemarksTests {
    private func remarks(in directories: XDGDirectories) async throws -> [String] {
        let session = try RuntimeSession(directories: directories)
        let remarks = StartRemarks(session)
        return await withTaskGroup(of: Void.self) { group in
            group.addTask { await session.runtime.run() }
            let sentences = await remarks.sentences()
            await session.runtime.shutdown()
            return sentences
        }
    }

    @Test func start_withDamagedDatabases_saysWhatWasRepaired() async throws {
        let folder = try TestFolder()
        let directories = XDGDirectories(environment: ["ZENTRIO_HOME": folder.path])
        #expect(try await remarks(in: directories) == [])
        let film = directories.videos + "/zentrio/downloads/default/Movies/Metropolis (1927)/Metropolis (1927).mp4"
        try TestFolder.write([1, 2, 3], to: film)
        let list = RuntimeSession.databasePath(in: directories, profile: .standard)
        for path in [directories.data + "/zentrio.sqlite", list] {
            for ending in ["-wal", "-shm"] where TestFolder.exists(path + ending) {
                try TestFolder.write([], to: path + ending)
            }
            try TestFolder.write(Array("this is no database, whatever its name says".utf8), to: path)
        }
        let sentences = try await remarks(in: directories)
        #expect(sentences.count == 2, "\(sentences)")
        #expect(sentences.first?.hasPrefix("The settings were damaged") == true)
        #expect(sentences.last?.contains("1 downloads are in the list again") == true)
        #expect(try await remarks(in: directories) == [])
    }
}
