package import MediaModel

/// Turns counts of bytes into speeds: the last frame's, and one smoothed over a window.
///
/// Pure.
package struct RateEstimator: Sendable {
    private struct Sample {
        var time: Duration
        var bytes: ByteCount
    }

    /// Closer frames than this are joined, so that one late frame does not look like a burst.
    private static let shortestFrame = Duration.milliseconds(100)

    /// So long the speed of a transfer that has just begun says nothing about the rest.
    private static let shortestRun = Duration.seconds(2)

    private let window: Duration
    private var samples: [Sample] = []
    /// When the first bytes had come.
    private var begin: Duration?
    package private(set) var instantaneousSpeed = ByteCount.zero

    /// Makes an estimator that smooths over `window`.
    package init(window: Duration = .seconds(10)) {
        self.window = window
    }

    /// Takes a frame in: how many bytes there were at a time.
    package mutating func add(_ bytes: ByteCount, at time: Duration) {
        guard let last = samples.last else {
            samples = [Sample(time: time, bytes: bytes)]
            return
        }
        if bytes < last.bytes {
            // Another version of the file: it starts anew.
            samples = [Sample(time: time, bytes: bytes)]
            instantaneousSpeed = .zero
            begin = nil
            return
        }
        guard time - last.time >= Self.shortestFrame else { return }
        instantaneousSpeed = Self.speed(bytes - last.bytes, over: time - last.time)
        if begin == nil, bytes > last.bytes { begin = time }
        samples.append(Sample(time: time, bytes: bytes))
        // One sample older than the window stays, so that the window is always covered.
        while samples.count > 2, time - samples[1].time >= window { samples.removeFirst() }
    }

    /// Bytes a second over the window that ends at `time`; falls while nothing comes.
    package func smoothedSpeed(at time: Duration) -> ByteCount {
        guard let first = samples.first, let last = samples.last, time > first.time else { return .zero }
        let span = max(time, last.time) - first.time
        return Self.speed(last.bytes - first.bytes, over: span)
    }

    /// The time that `rest` takes at the smoothed speed; nil while that is zero or only a guess.
    package func timeLeft(for rest: ByteCount, at time: Duration) -> Duration? {
        let speed = smoothedSpeed(at: time)
        guard speed > .zero, let begin, time - begin >= Self.shortestRun else { return nil }
        return .milliseconds(Int64(Double(max(.zero, rest).rawValue) / Double(speed.rawValue) * 1_000))
    }

    private static func speed(_ bytes: ByteCount, over span: Duration) -> ByteCount {
        guard span > .zero else { return .zero }
        return ByteCount(Int64(Double(bytes.rawValue) / span.seconds))
    }
}
