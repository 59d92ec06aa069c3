import Manifests

/// What one request brings: a segment, or several that lie behind each other in one file.
struct FetchUnit: Hashable, Sendable {
    /// How much of the title one request may bring, in seconds, and in bytes.
    private static let longest = 20.0
    private static let largest: Int64 = 8 << 20

    var lane: Int
    var segments: Range<Int>
    /// Where the bytes are; those behind the first are mirrors.
    var addresses: [String]
    /// The bytes of the resource; nil for all of it.
    var range: ByteSpan?
    /// Where each segment lies in the body; nil when the only one is all of it.
    var slices: [Range<Int64>]?
    /// Seconds from the beginning of the title.
    var start: Double
    /// Declared missing: nothing is fetched.
    var isGap: Bool

    /// The unit that begins with a segment and ends before another one.
    static func starting(at index: Int, before limit: Int, of lane: Lane, number: Int) -> FetchUnit {
        let first = lane[index]
        var unit = FetchUnit(
            lane: number, segments: index..<index + 1, addresses: [first.segment.url] + first.segment.mirrors,
            range: first.segment.range, start: first.start, isGap: first.segment.isGap)
        guard let span = first.segment.range, !unit.isGap else { return unit }
        unit.slices = [0..<span.length]
        unit.extend(lane, before: limit, span: span, first: first)
        return unit
    }

    /// The same without the segments before one of its own.
    func rest(from index: Int) -> FetchUnit {
        var rest = self
        let dropped = index - segments.lowerBound
        rest.segments = index..<segments.upperBound
        guard let slices, let range, dropped > 0, dropped < slices.count else { return rest }
        let begin = slices[dropped].lowerBound
        rest.slices = slices.dropFirst(dropped).map { $0.lowerBound - begin..<$0.upperBound - begin }
        rest.range = ByteSpan(offset: range.offset + begin, length: range.length - begin)
        return rest
    }

    private mutating func extend(_ lane: Lane, before limit: Int, span: ByteSpan, first: Lane.Item) {
        var end = span.end
        while segments.upperBound < min(lane.count, limit) {
            let next = lane[segments.upperBound]
            guard let more = next.segment.range, more.offset == end, next.segment.url == first.segment.url,
                next.part == first.part, !next.segment.isGap,
                next.start + next.segment.duration - start <= Self.longest,
                more.end - span.offset <= Self.largest
            else { break }
            slices?.append(end - span.offset..<more.end - span.offset)
            segments = segments.lowerBound..<segments.upperBound + 1
            end = more.end
        }
        range = ByteSpan(offset: span.offset, length: end - span.offset)
    }
}
