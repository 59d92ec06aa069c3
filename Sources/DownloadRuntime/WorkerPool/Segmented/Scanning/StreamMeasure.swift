/// What the timestamps of one elementary stream say, over one part of a title.
///
/// Measured while the bytes arrive, so that the merged file can be held against it.
struct StreamMeasure: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case video
        case audio
    }

    var kind: Kind
    /// Seconds: the earliest presentation time.
    var first: Double
    /// Seconds: the latest presentation time.
    var last: Double
    /// What carries a timestamp of its own: pictures, or packets of sound.
    var count: Int
    /// Seconds behind the last presentation time; nil when only the spacing tells.
    var exactEnd: Double?

    init(kind: Kind, time: Double) {
        self.kind = kind
        first = time
        last = time
        count = 1
    }

    /// The mean distance of two timestamps, in seconds; zero for a single one.
    var spacing: Double { count > 1 ? (last - first) / Double(count - 1) : 0 }

    /// Seconds: the end of what was shown last.
    var end: Double { exactEnd ?? last + spacing }

    var duration: Double { end - first }

    mutating func add(_ time: Double) {
        first = min(first, time)
        last = max(last, time)
        count += 1
    }
}
