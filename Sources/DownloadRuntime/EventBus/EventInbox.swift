import Synchronization

/// The bus's end of a subscription: the backlog and the one task that may wait for it.
final class EventInbox: Sendable {
    private struct State {
        var backlog: EventBacklog
        var waiter: CheckedContinuation<DownloadEvent?, Never>?
        var isFinished = false
    }

    private let state: Mutex<State>
    private let meter: EventMeter
    /// Called after events that nobody was waiting for, so that a loop of another kind can be woken.
    private let onEvent: @Sendable () -> Void

    init(capacity: Int, meter: EventMeter, onEvent: @escaping @Sendable () -> Void) {
        state = Mutex(State(backlog: EventBacklog(capacity: capacity)))
        self.meter = meter
        self.onEvent = onEvent
    }

    /// How many events wait to be taken, and how often the listener fell behind.
    var depth: (backlog: Int, resyncs: Int) { state.withLock { ($0.backlog.count, $0.backlog.resyncCount) } }

    func add(_ events: [DownloadEvent], at now: Duration) {
        let wake = state.withLock { state -> (() -> Void)? in
            for event in events { state.backlog.add(event, at: now) }
            guard let waiter = state.waiter.take() else { return nil }
            let first = taken(state.backlog.next())
            return { waiter.resume(returning: first) }
        }
        if let wake { wake() } else { onEvent() }
    }

    func finish() {
        let waiter = state.withLock { state in
            state.isFinished = true
            return state.waiter.take()
        }
        waiter?.resume(returning: nil)
        onEvent()
    }

    func takeNext() -> DownloadEvent? {
        taken(state.withLock { $0.backlog.next() })
    }

    func next() async -> DownloadEvent? {
        await withTaskCancellationHandler {
            await withCheckedContinuation { park($0) }
        } onCancel: {
            let waiter = state.withLock { $0.waiter.take() }
            waiter?.resume(returning: nil)
        }
    }

    private func park(_ continuation: CheckedContinuation<DownloadEvent?, Never>) {
        let (event, isOver) = state.withLock { state -> (DownloadEvent?, Bool) in
            precondition(state.waiter == nil, "a subscription has one listener")
            if let event = taken(state.backlog.next()) { return (event, true) }
            // Read under the lock: a cancellation that comes later finds the waiter.
            if state.isFinished || Task.isCancelled { return (nil, true) }
            state.waiter = continuation
            return (nil, false)
        }
        if isOver { continuation.resume(returning: event) }
    }

    /// Notes how long the event lay there.
    private func taken(_ item: EventBacklog.Item?) -> DownloadEvent? {
        guard let item else { return nil }
        meter.noteDelivery(publishedAt: item.publishedAt)
        return item.event
    }
}
