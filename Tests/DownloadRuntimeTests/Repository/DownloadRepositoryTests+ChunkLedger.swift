import DownloadRuntime
import MediaModel
import Testing
import ZentrioTestSupport

extension DownloadRepositoryTests {
    @Suite(.timeLimit(.minutes(10)))
    struct ChunkLedgerMarks {
        private let folder: TestFolder
        private let repository: DownloadRepository
        private let request: DownloadRequest

        init() async throws {
            folder = try TestFolder()
            repository = try DownloadRepository(path: folder.path("downloads.sqlite"))
            request = try Samples.film()
            let stored = StoredDownload(
                download: Download(request: request, state: .running, addedAt: ManualClock.start), targetPath: "/x")
            try await repository.commit([StoreChange(from: nil, stored: stored)], at: ManualClock.start)
        }

        @Test func marks_survive() async throws {
            let state = try LedgerSamples.state()
            try await repository.commit(state, for: request.id)
            let again = try DownloadRepository(path: folder.path("downloads.sqlite"))
            #expect(try await again.resumeState(of: request.id) == state)
        }

        @Test func newMarks_replaceTheOldOnes() async throws {
            try await repository.commit(try LedgerSamples.state(), for: request.id)
            var state = try LedgerSamples.state(written: 450, bootIdentifier: "boot-2")
            state.chunks.removeLast()
            try await repository.commit(state, for: request.id)
            #expect(try await repository.resumeState(of: request.id) == state)
        }

        @Test func marks_countAsTheDownloadsBytes() async throws {
            try await repository.commit(try LedgerSamples.state(), for: request.id)
            let progress = try await repository.downloads().first?.download.progress
            #expect(progress?.downloaded == ByteCount(400))
            #expect(progress?.total == ByteCount(1_000))
        }

        @Test func clearedMarks_areGone() async throws {
            try await repository.commit(try LedgerSamples.state(), for: request.id)
            try await repository.clearResumeState(of: request.id)
            #expect(try await repository.resumeState(of: request.id) == nil)
        }

        @Test func completion_forgetsTheMarks() async throws {
            try await repository.commit(try LedgerSamples.state(), for: request.id)
            let download = Download(
                request: request, state: .completed, addedAt: ManualClock.start, finalPath: "/x")
            let change = StoreChange(from: .completing, stored: StoredDownload(download: download, targetPath: "/x"))
            try await repository.commit([change], at: ManualClock.start)
            #expect(try await repository.resumeState(of: request.id) == nil)
        }
    }
}
