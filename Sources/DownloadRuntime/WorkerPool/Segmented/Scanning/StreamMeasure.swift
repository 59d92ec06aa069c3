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
    /// Three letters (ISO 639-2), as the stream itself says; nil when it does not.
    var language: String?
    /// Seconds: the largest distance of two neighbours in the order of decoding.
    var longestStep = 0.0
    /// Seconds of one frame of packed audio; nil for what has timestamps of its own.
    var frameDuration: Double?
    /// Each deeper than the one before; empty for what is never shown before it is decoded.
    var dips: [CompositionDip] = []
    /// Seconds: the earliest decoding time.
    private(set) var firstDecoded: Double
    /// Seconds: the latest decoding time.
    private var lastDecoded: Double

    /// Begins with one timestamp; it is also decoded then where `decoded` is nil.
    init(kind: Kind, time: Double, decoded: Double? = nil) {
        self.kind = kind
        first = time
        last = time
        count = 1
        firstDecoded = decoded ?? time
        lastDecoded = firstDecoded
    }

    /// The mean distance of two timestamps, in seconds; zero for a single one.
    var spacing: Double { count > 1 ? (last - first) / Double(count - 1) : 0 }

    /// Seconds: the end of what was shown last.
    var end: Double { exactEnd ?? last + spacing }

    var duration: Double { end - first }

    /// Seconds from the first presentation time to the last one.
    var span: Double { last - first }

    mutating func add(_ time: Double, decoded: Double) {
        append(StreamMeasure(kind: kind, time: time, decoded: decoded))
    }

    /// Takes up what lies behind it.
    mutating func append(_ next: StreamMeasure) {
        first = min(first, next.first)
        last = max(last, next.last)
        for dip in next.dips where dip.depth > dips.last?.depth ?? 0 { dips.append(dip) }
        longestStep = max(longestStep, next.longestStep, next.firstDecoded - lastDecoded)
        lastDecoded = max(lastDecoded, next.lastDecoded)
        count += next.count
        if let end = next.exactEnd { exactEnd = max(exactEnd ?? end, end) }
    }

    /// Moves all of it by so many seconds.
    mutating func move(by seconds: Double) {
        first += seconds
        last += seconds
        exactEnd = exactEnd.map { $0 + seconds }
        firstDecoded += seconds
        lastDecoded += seconds
    }

    /// Notes when the last of it is decoded.
    mutating func setLastDecoded(_ time: Double) {
        lastDecoded = max(lastDecoded, time)
    }
}
