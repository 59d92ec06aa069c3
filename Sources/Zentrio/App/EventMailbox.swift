import DownloadRuntime
import MediaModel
import Synchronization

/// The one way from the services to the window: bounded, and it wakes the window once for any number of events.
///
/// A burst is delivered in portions, so that no frame must take in all of it.
nonisolated final class EventMailbox: Sendable {
    private struct Contents {
        var events = PendingEvents()
        var progress: [DownloadID: DownloadProgress] = [:]
        /// When the first of the progress came.
        var progressSince: Duration?
        var hasOverflowed = false
        var isWakePending = false

        /// When the first of everything came.
        var since: Duration? { [events.since, progressSince].compactMap(\.self).min() }
    }

    /// What `drain` took out.
    struct Delivery: Sendable {
        var events: [AppEvent]
        /// The latest frame of each download.
        var progress: [DownloadID: DownloadProgress]
        /// Whether events were lost: everything must be loaded again.
        var hasOverflowed: Bool
        /// Whether others wait; nobody is woken for them.
        var hasMore: Bool
    }

    /// Events of one delivery: a fraction of a millisecond of the first thread.
    private static let portion = 32
    /// How long the first of each delivery waited.
    let waits = LatencyMeter()
    private let contents = Mutex(Contents())
    private let now: @Sendable () -> Duration
    private let capacity: Int
    private let wake: @Sendable () -> Void

    /// Makes a mailbox for at most `capacity` events besides progress; when it is full, the reader is told to reload.
    init(
        capacity: Int = 4_096, now: @escaping @Sendable () -> Duration = RuntimeClock.system.now,
        wake: @escaping @Sendable () -> Void
    ) {
        self.capacity = capacity
        self.now = now
        self.wake = wake
    }

    /// Adds an event; from any thread.
    func post(_ event: AppEvent) {
        let time = now()
        let mustWake = contents.withLock { contents in
            if !contents.events.add(event, at: time, capacity: capacity) { contents.hasOverflowed = true }
            return takeWake(&contents)
        }
        if mustWake { wake() }
    }

    /// Adds a progress frame, which replaces the one before; from any thread.
    func post(_ progress: DownloadProgress, of id: DownloadID) {
        let time = now()
        let mustWake = contents.withLock { contents in
            contents.progress[id] = progress
            if contents.progressSince == nil { contents.progressSince = time }
            return takeWake(&contents)
        }
        if mustWake { wake() }
    }

    /// Takes the oldest events out, and all progress; whoever drains asks again for the rest.
    func drain() -> Delivery {
        contents.withLock { contents in
            if let since = contents.since { waits.add(now() - since) }
            let events = contents.events.take(EventMailbox.portion)
            contents.isWakePending = !contents.events.isEmpty
            let delivery = Delivery(
                events: events, progress: contents.progress, hasOverflowed: contents.hasOverflowed,
                hasMore: contents.isWakePending)
            (contents.progress, contents.progressSince, contents.hasOverflowed) = ([:], nil, false)
            return delivery
        }
    }

    /// Forgets everything.
    func discard() {
        contents.withLock { $0 = Contents() }
    }

    private func takeWake(_ contents: inout Contents) -> Bool {
        defer { contents.isWakePending = true }
        return !contents.isWakePending
    }
}
