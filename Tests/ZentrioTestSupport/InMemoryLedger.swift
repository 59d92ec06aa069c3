package import DownloadRuntime
package import MediaModel
import Synchronization

/// A ledger in a dictionary, for tests of downloaders.
package final class InMemoryLedger: ChunkLedger {
    private struct State {
        var states: [DownloadID: ResumeState] = [:]
        var commitCount = 0
    }

    private let state = Mutex(State())

    package init() {}

    package func resumeState(of id: DownloadID) async -> ResumeState? {
        state(of: id)
    }

    /// The same without waiting.
    package func state(of id: DownloadID) -> ResumeState? {
        state.withLock { $0.states[id] }
    }

    package func commit(_ resumeState: ResumeState, for id: DownloadID) async {
        state.withLock { state in
            state.states[id] = resumeState
            state.commitCount += 1
        }
    }

    package func clearResumeState(of id: DownloadID) async {
        state.withLock { $0.states[id] = nil }
    }

    /// How often something was committed.
    package var commitCount: Int { state.withLock { $0.commitCount } }
}
