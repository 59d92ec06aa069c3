import Glibc
package import MediaModel

/// The time as a downloader sees it; tests bring their own.
package struct DownloadClock: Sendable {
    /// A time that only grows, from any beginning.
    package var now: @Sendable () -> Duration
    /// The calendar's time, for Retry-After.
    package var date: @Sendable () -> Timestamp
    /// Waits; throws when the task is cancelled.
    package var sleep: @Sendable (Duration) async throws -> Void

    /// The default is the system's time.
    package init(
        now: @escaping @Sendable () -> Duration = DownloadClock.systemNow,
        date: @escaping @Sendable () -> Timestamp = DownloadClock.systemDate,
        sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) {
        self.now = now
        self.date = date
        self.sleep = sleep
    }

    /// The time since the boot.
    package static func systemNow() -> Duration {
        read(CLOCK_MONOTONIC)
    }

    /// The wall clock.
    package static func systemDate() -> Timestamp {
        Timestamp(rawValue: read(CLOCK_REALTIME).milliseconds)
    }

    private static func read(_ clock: clockid_t) -> Duration {
        var time = timespec()
        clock_gettime(clock, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
