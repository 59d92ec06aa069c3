import MediaModel

/// The subtitles of one stream file, whatever their format.
struct SubtitleSource {
    /// Where MPEG-TS timestamps begin again, in seconds.
    private static let clockPeriod = Double(Int64(1) << 33) / 90_000
    /// How far from its own part a cue may lie before it is looked for in another one, in seconds.
    private static let reach = 5.0

    /// A part that cues may belong to.
    struct Place: Hashable, Sendable {
        /// Seconds of the media's time line at which it begins.
        var base: Double
        /// Seconds at which it begins in the result.
        var start: Double
        /// Seconds; endless for the last one.
        var length = Double.infinity
    }

    /// What the file says, read once.
    private enum Content {
        case cues([SubtitleCue], header: [String] = [])
        /// WebVTT, or SubRip, each segment of which may name a time line of its own.
        case segments(WebVTTReader)
    }

    private let content: Content

    /// Reads a stream file.
    init(container: SegmentInspection.Container, bytes: [UInt8]) {
        guard container == .text else {
            let reader = bytes.withUnsafeBytes { FragmentedTextReader($0) }
            content = .cues(reader?.cues ?? [], header: reader?.header ?? [])
            return
        }
        let text = String(decoding: bytes, as: UTF8.self)
        content = Self.isMarkup(text) ? .cues(TTMLReader(text).cues) : .segments(WebVTTReader(text))
    }

    /// Whether any segment names the time on the media's clock that its cues count from.
    var hasMap: Bool {
        guard case .segments(let reader) = content else { return false }
        return reader.segments.contains { $0.mapOffset != nil }
    }

    /// Adds the cues to a track.
    ///
    /// - Parameters:
    ///   - track: takes them.
    ///   - origin: seconds of the rendition's own time line at which its period begins.
    ///   - usual: the part that they belong to, unless a map says that they belong to another one.
    ///   - others: the other parts.
    func add(to track: inout SubtitleTrack, origin: Double, usual: Place, others: [Place] = []) {
        let offset = usual.start - usual.base - origin
        switch content {
        case .cues(let cues, let header):
            if track.header.isEmpty { track.header = header }
            track.add(cues.map { $0.moved(by: offset) })
        case .segments(let reader): add(reader, to: &track, offset: offset, origin: origin, usual, others)
        }
    }

    private func add(
        _ reader: WebVTTReader, to track: inout SubtitleTrack, offset: Double, origin: Double, _ usual: Place,
        _ others: [Place]
    ) {
        if track.header.isEmpty { track.header = reader.header }
        for segment in reader.segments {
            // Without a map, zero is the zero of the media's clock (RFC 8216 §3.5).
            guard let map = segment.mapOffset else {
                track.add(segment.cues.map { $0.moved(by: offset) })
                continue
            }
            track.add(segment.cues.map { Self.placed($0, at: map - origin, usual, others) })
        }
    }

    /// A cue whose time on the media's clock is `offset` later than it says.
    ///
    /// A rendition need not mark a discontinuity of the picture, and a jump that nobody declared it cannot.
    private static func placed(
        _ cue: SubtitleCue, at offset: Double, _ usual: Place, _ others: [Place]
    ) -> SubtitleCue {
        let time = cue.start + offset
        var place = usual
        if distance(of: time, from: usual) > reach {
            for other in others where distance(of: time, from: other) < distance(of: time, from: place) {
                place = other
            }
        }
        return cue.moved(by: place.start + seconds(of: time, in: place) - cue.start)
    }

    /// Seconds since the part's beginning: the clock has 33 bits, and a map may be a turn before or behind the picture.
    private static func seconds(of time: Double, in place: Place) -> Double {
        let seconds = time - place.base
        return seconds - (seconds / clockPeriod).rounded() * clockPeriod
    }

    private static func distance(of time: Double, from place: Place) -> Double {
        let seconds = seconds(of: time, in: place)
        return seconds < 0 ? -seconds : max(0, seconds - place.length)
    }

    private static func isMarkup(_ text: String) -> Bool {
        text.unicodeScalars.first { !$0.properties.isWhitespace && $0 != "\u{FEFF}" } == "<"
    }
}
