import Synchronization

/// A clock that moves only when a test says so.
package final class ManualClock: Sendable {
    private let offset = Mutex(Duration.zero)

    package init() {}

    /// The time since the clock was made.
    package var now: Duration { offset.withLock { $0 } }

    package func advance(by duration: Duration) {
        offset.withLock { $0 += duration }
    }
}
