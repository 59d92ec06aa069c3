package import DownloadRuntime
package import MediaModel
import Synchronization

/// A clock that moves only when a test says so.
package final class ManualClock: Sendable {
    private struct Sleeper {
        var token: Int
        var deadline: Duration
        var continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var offset = Duration.zero
        var sleepers: [Sleeper] = []
        var nextToken = 0
    }

    private let state = Mutex(State())
    /// The time of day at which the clock starts: 2023-11-14 22:13:20 UTC.
    package static let start = Timestamp(rawValue: 1_700_000_000_000)

    package init() {}

    /// The time since the clock was made.
    package var now: Duration { state.withLock { $0.offset } }

    package var timestamp: Timestamp { Self.start.advanced(by: now) }

    /// This clock as the runtime takes it.
    package var runtimeClock: RuntimeClock {
        RuntimeClock(now: { self.now }, timestamp: { self.timestamp }, sleep: { try await self.sleep(until: $0) })
    }

    /// Moves the clock and wakes whoever has slept long enough.
    package func advance(by duration: Duration) {
        let due = state.withLock { state in
            state.offset += duration
            let due = state.sleepers.filter { $0.deadline <= state.offset }
            state.sleepers.removeAll { $0.deadline <= state.offset }
            return due
        }
        for sleeper in due { sleeper.continuation.resume() }
    }

    /// Waits until the clock was moved to `deadline`; throws when the task is cancelled.
    package func sleep(until deadline: Duration) async throws {
        let token = state.withLock { state in
            state.nextToken += 1
            return state.nextToken
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { park($0, token: token, until: deadline) }
        } onCancel: {
            wake(token)
        }
    }

    private func park(_ continuation: CheckedContinuation<Void, any Error>, token: Int, until deadline: Duration) {
        let isCancelled = Task.isCancelled
        let isOver = state.withLock { state in
            if isCancelled || deadline <= state.offset { return true }
            state.sleepers.append(Sleeper(token: token, deadline: deadline, continuation: continuation))
            return false
        }
        guard isOver else { return }
        if isCancelled { continuation.resume(throwing: CancellationError()) } else { continuation.resume() }
    }

    private func wake(_ token: Int) {
        let sleeper = state.withLock { state in
            state.sleepers.firstIndex { $0.token == token }.map { state.sleepers.remove(at: $0) }
        }
        sleeper?.continuation.resume(throwing: CancellationError())
    }
}
