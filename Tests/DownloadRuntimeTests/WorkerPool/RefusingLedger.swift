import GRDB
import MediaModel
import Synchronization
import ZentrioTestSupport

@testable import DownloadRuntime

/// A ledger whose disk is full until the test makes room.
final class RefusingLedger: ChunkLedger {
    let kept = InMemoryLedger()
    private let state = Mutex((isFull: true, refusals: 0))

    /// How often something could not be written.
    var refusals: Int { state.withLock { $0.refusals } }

    func makeRoom() {
        state.withLock { $0.isFull = false }
    }

    func resumeState(of id: DownloadID) async throws -> ResumeState? { await kept.resumeState(of: id) }

    func commit(_ resumeState: ResumeState, for id: DownloadID) async throws {
        try refuseIfFull()
        await kept.commit(resumeState, for: id)
    }

    func clearResumeState(of id: DownloadID) async throws {
        try refuseIfFull()
        await kept.clearResumeState(of: id)
    }

    private func refuseIfFull() throws {
        try state.withLock { state in
            guard state.isFull else { return }
            state.refusals += 1
            throw DatabaseError(resultCode: .SQLITE_FULL)
        }
    }
}
