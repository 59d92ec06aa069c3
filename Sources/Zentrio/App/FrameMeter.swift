import DownloadRuntime

/// What the window's latest frames cost, from what happened to the picture; any thread may ask.
nonisolated final class FrameMeter: Sendable {
    /// By the clock.
    let wall = LatencyMeter()
    /// Of the first thread's processor time.
    let processor = LatencyMeter()

    /// A frame that begins now; on the first thread.
    func begin() -> Stopwatch { Stopwatch() }

    func note(_ frame: Stopwatch) {
        wall.add(ContinuousClock.now - frame.start)
        processor.add(ThreadClock.now() - frame.used)
    }

    /// When a frame began.
    struct Stopwatch {
        fileprivate let start = ContinuousClock.now
        fileprivate let used = ThreadClock.now()
    }
}
