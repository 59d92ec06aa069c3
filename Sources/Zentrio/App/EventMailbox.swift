import DownloadRuntime
import MediaModel
import Synchronization

/// The one way from the services to the window: bounded, and it wakes the window once for any number of events.
nonisolated final class EventMailbox: Sendable {
    private struct Contents {
        var events: [AppEvent] = []
        var progress: [DownloadID: DownloadProgress] = [:]
        var hasOverflowed = false
        var isWakePending = false
        /// When the first of them came.
        var since: Duration?
    }

    /// What `drain` took out.
    struct Delivery: Sendable {
        var events: [AppEvent]
        /// The latest frame of each download.
        var progress: [DownloadID: DownloadProgress]
        /// Whether events were lost: everything must be loaded again.
        var hasOverflowed: Bool
    }

    /// How long the first of each delivery waited.
    let waits = LatencyMeter()
    private let contents = Mutex(Contents())
    private let now: @Sendable () -> Duration
    private let capacity: Int
    private let wake: @Sendable () -> Void

    /// Makes a mailbox for at most `capacity` events besides progress; when it is full, the reader is told to reload.
    init(
        capacity: Int = 1_024, now: @escaping @Sendable () -> Duration = RuntimeClock.system.now,
        wake: @escaping @Sendable () -> Void
    ) {
        self.capacity = capacity
        self.now = now
        self.wake = wake
    }

    /// Adds an event; from any thread.
    func post(_ event: AppEvent) {
        let mustWake = contents.withLock { contents in
            if contents.events.count < capacity {
                contents.events.append(event)
            } else {
                contents.hasOverflowed = true
            }
            return takeWake(&contents)
        }
        if mustWake { wake() }
    }

    /// Adds a progress frame, which replaces the one before; from any thread.
    func post(_ progress: DownloadProgress, of id: DownloadID) {
        let mustWake = contents.withLock { contents in
            contents.progress[id] = progress
            return takeWake(&contents)
        }
        if mustWake { wake() }
    }

    /// Takes everything out.
    func drain() -> Delivery {
        contents.withLock { contents in
            if let since = contents.since { waits.add(now() - since) }
            let delivery = Delivery(
                events: contents.events, progress: contents.progress, hasOverflowed: contents.hasOverflowed)
            contents = Contents()
            return delivery
        }
    }

    private func takeWake(_ contents: inout Contents) -> Bool {
        if contents.since == nil { contents.since = now() }
        defer { contents.isWakePending = true }
        return !contents.isWakePending
    }
}
