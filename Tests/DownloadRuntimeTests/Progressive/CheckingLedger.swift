import MediaModel
import Synchronization
import ZentrioTestSupport

@testable import DownloadRuntime

/// A ledger that compares the file with every commit: what a crash right after it would leave.
final class CheckingLedger: ChunkLedger {
    private let path: String
    private let body: OriginBody
    private let counts = Mutex((commits: 0, wrong: 0))
    private let onCommit: @Sendable () -> Void

    init(path: String, body: OriginBody, onCommit: @escaping @Sendable () -> Void) {
        self.path = path
        self.body = body
        self.onCommit = onCommit
    }

    var commitCount: Int { counts.withLock { $0.commits } }
    var wrongCommits: Int { counts.withLock { $0.wrong } }

    func resumeState(of id: DownloadID) async throws -> ResumeState? { nil }

    func clearResumeState(of id: DownloadID) async throws {}

    func commit(_ state: ResumeState, for id: DownloadID) async throws {
        let file = try TestFolder.read(path)
        let isRight = state.chunks.allSatisfy { chunk in
            let claimed = Int(chunk.begin)..<Int(chunk.written)
            return claimed.isEmpty || claimed.upperBound <= file.count && file[claimed] == body.bytes[claimed]
        }
        counts.withLock { $0 = ($0.commits + 1, $0.wrong + (isRight ? 0 : 1)) }
        onCommit()
    }
}

/// A ledger whose database is gone.
final class BrokenLedger: ChunkLedger {
    struct Failure: Error {}

    func resumeState(of id: DownloadID) async throws -> ResumeState? { nil }
    func clearResumeState(of id: DownloadID) async throws {}
    func commit(_ state: ResumeState, for id: DownloadID) async throws { throw Failure() }
}
