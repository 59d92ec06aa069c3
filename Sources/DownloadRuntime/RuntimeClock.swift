import Glibc
package import MediaModel

/// The runtime's time: injected, so that tests move it by hand.
package struct RuntimeClock: Sendable {
    /// The time since some fixed moment; never goes back.
    package var now: @Sendable () -> Duration
    /// The time of day.
    package var timestamp: @Sendable () -> Timestamp
    /// Waits until `now` is there; throws when the task is cancelled.
    package var sleep: @Sendable (_ until: Duration) async throws -> Void

    package init(
        now: @escaping @Sendable () -> Duration, timestamp: @escaping @Sendable () -> Timestamp,
        sleep: @escaping @Sendable (_ until: Duration) async throws -> Void
    ) {
        self.now = now
        self.timestamp = timestamp
        self.sleep = sleep
    }

    /// The machine's clocks.
    package static let system: RuntimeClock = {
        let clock = ContinuousClock()
        let origin = clock.now
        let now: @Sendable () -> Duration = { origin.duration(to: clock.now) }
        let sleepers = SleepQueue(now: now)
        return RuntimeClock(
            now: now,
            timestamp: {
                var time = timespec()
                clock_gettime(CLOCK_REALTIME, &time)
                return Timestamp(rawValue: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
            },
            sleep: { try await sleepers.wait(until: $0) })
    }()
}
