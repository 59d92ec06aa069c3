package import MediaModel

/// One row of the quality picker: a quality, and the stream that it takes.
package struct StreamChoice: Hashable, Sendable {
    package var quality: Quality
    package var stream: Stream

    /// The stream for a quality: the tallest that is not above it, else the lowest there is; nil only without streams.
    ///
    /// Of equal heights the one whose codec plays everywhere wins, unless the best is wanted, then the one with more
    /// bits. A stream of unknown height is taken only when no known one fits.
    package static func stream(for quality: Quality, among streams: [Stream]) -> Stream? {
        let ranked = streams.sorted { one, other in
            let rarities = (CodecLabel.rarity(of: one.codecs), CodecLabel.rarity(of: other.codecs))
            let isTie = one.height != other.height || quality == .best || rarities.0 == rarities.1
            return isTie ? isBetter(one, other) : rarities.0 < rarities.1
        }
        guard let limit = quality.maximumHeight else { return ranked.first }
        let known = ranked.filter { $0.height != nil }
        let unknown = ranked.first { $0.height == nil }
        return known.first { $0.height.map { $0 <= limit } ?? false } ?? unknown ?? lowest(of: known)
    }

    /// The picker's three rows, Standard, Higher and Best, without those that take the same stream as the one before.
    package static func options(among streams: [Stream]) -> [StreamChoice] {
        var choices: [StreamChoice] = []
        for quality in [Quality.standard, .higher, .best] {
            guard let stream = stream(for: quality, among: streams), choices.last?.stream != stream else { continue }
            choices.append(StreamChoice(quality: quality, stream: stream))
        }
        return choices
    }

    /// Whether a stream has the better picture; unknown heights come last.
    package static func isBetter(_ one: Stream, _ other: Stream) -> Bool {
        (one.height ?? -1, weight(one)) > (other.height ?? -1, weight(other))
    }

    /// The lowest height, and of its streams the first one.
    private static func lowest(of ranked: [Stream]) -> Stream? {
        ranked.first { $0.height == ranked.last?.height }
    }

    private static func weight(_ stream: Stream) -> Int64 {
        stream.byteCount?.rawValue ?? stream.bandwidth.map(Int64.init) ?? -1
    }
}
