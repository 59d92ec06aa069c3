import MediaModel
import Testing
import ZentrioTestSupport

@testable import DownloadRuntime

struct PreparedFileTests {
    private let folder: TestFolder

    init() throws {
        folder = try TestFolder()
    }

    private func prepare(_ name: String) async throws -> PreparedFile {
        try await PreparedFile(PartialFile(path: folder.path(name)), of: .make(), ledger: InMemoryLedger())
    }

    @Test func emptyFile_isNotLeftBehind() async throws {
        let file = try await prepare("new/a.zentrio-part")
        #expect(Disk.exists(file.file.path))
        file.letGo()
        #expect(!Disk.exists(file.file.path))
    }

    @Test func fileWithBytes_stays() async throws {
        try Disk.write([1, 2, 3], to: folder.path("a.zentrio-part"))
        let file = try await prepare("a.zentrio-part")
        file.letGo()
        #expect(Disk.fileSize(at: file.file.path) == ByteCount(3))
    }
}
