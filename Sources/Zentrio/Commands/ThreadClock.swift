import Glibc

/// How much of a processor this thread has used.
nonisolated enum ThreadClock {
    /// The time since the thread began (`clock_gettime`).
    static func now() -> Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
