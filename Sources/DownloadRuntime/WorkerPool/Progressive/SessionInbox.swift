import Synchronization

/// What happened and was not handled yet by the session that runs a try.
///
/// Bounded by what the session begins: a transfer has two events, a look at the clock and a comparison one each.
final class SessionInbox: Sendable {
    private struct State {
        var events: [ProgressiveEvent] = []
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    /// Adds an event; from any thread.
    func add(_ event: ProgressiveEvent) {
        let waiter = state.withLock { state in
            state.events.append(event)
            return state.waiter.take()
        }
        waiter?.resume()
    }

    /// Takes everything that happened, also what came since the first of it; waits while there is nothing.
    ///
    /// One task at a time, also a cancelled one: a cancellation stops the transfers, and their ends arrive here.
    func receive() async -> [ProgressiveEvent] {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                if state.events.isEmpty { state.waiter = continuation }
                return !state.events.isEmpty
            }
            if isThere { continuation.resume() }
        }
        return take()
    }

    /// Forgets everything.
    func clear() {
        _ = take()
    }

    private func take() -> [ProgressiveEvent] {
        state.withLock { state in
            defer { state.events = [] }
            return state.events
        }
    }
}
