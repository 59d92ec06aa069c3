import Glibc

/// The machine's time since its start, without the cost of a `ContinuousClock` call for each look.
package enum MonotonicTime {
    /// The present time (`CLOCK_MONOTONIC`).
    package static let now: @Sendable () -> Duration = {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
