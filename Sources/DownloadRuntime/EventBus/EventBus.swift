import Synchronization

/// The fourth stage: tells every listener what happened, and never waits for one.
package final class EventBus: Sendable {
    private struct State {
        var inboxes: [Int: EventInbox] = [:]
        var nextToken = 0
        var isFinished = false
    }

    private let state = Mutex(State())
    private let capacity: Int
    private let meter: EventMeter

    /// Makes a bus whose listeners keep up to `capacity` changes each; `now` tells how long they leave them lying.
    package init(capacity: Int, now: @escaping @Sendable () -> Duration) {
        self.capacity = capacity
        meter = EventMeter(now: now)
    }

    package var figures: RuntimeHealth.EventFigures {
        let inboxes = state.withLock { Array($0.inboxes.values) }
        var figures = meter.figures
        figures.listeners = inboxes.count
        for depth in inboxes.map(\.depth) {
            figures.backlog += depth.backlog
            figures.resyncs += depth.resyncs
        }
        return figures
    }

    /// Starts listening; what is published from now on arrives.
    ///
    /// - Parameter onEvent: called on any thread after something arrived that nobody awaits; the default does nothing.
    /// - Returns: the events, until nobody holds the subscription any more.
    package func subscribe(onEvent: @escaping @Sendable () -> Void = {}) -> EventSubscription {
        let inbox = EventInbox(capacity: capacity, meter: meter, onEvent: onEvent)
        let (token, isFinished) = state.withLock { state in
            state.nextToken += 1
            if !state.isFinished { state.inboxes[state.nextToken] = inbox }
            return (state.nextToken, state.isFinished)
        }
        if isFinished { inbox.finish() }
        return EventSubscription(inbox: inbox) { [weak self] in
            self?.state.withLock { $0.inboxes[token] = nil }
        }
    }

    package func publish(_ event: DownloadEvent) {
        publish([event])
    }

    /// Tells what happened together; a listener is woken once for all of it.
    package func publish(_ events: [DownloadEvent]) {
        guard !events.isEmpty else { return }
        let inboxes = state.withLock { Array($0.inboxes.values) }
        let now = meter.notePublication(of: events.count)
        for inbox in inboxes { inbox.add(events, at: now) }
    }

    /// Ends every subscription once its backlog is taken.
    package func finish() {
        let inboxes = state.withLock { state in
            state.isFinished = true
            defer { state.inboxes = [:] }
            return Array(state.inboxes.values)
        }
        for inbox in inboxes { inbox.finish() }
    }
}
