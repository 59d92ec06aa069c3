import MediaModel

/// The subtitles of one stream file, whatever their format.
struct SubtitleSource {
    /// Where MPEG-TS timestamps begin again, in seconds.
    private static let clockPeriod = Double(Int64(1) << 33) / 90_000

    let container: SegmentInspection.Container
    let bytes: [UInt8]

    /// Adds the cues to a track.
    ///
    /// - Parameters:
    ///   - track: takes them.
    ///   - origin: seconds of the rendition's own time line at which its period begins.
    ///   - base: seconds of the media's time line at which the part begins that they belong to.
    ///   - start: seconds at which that part begins in the result.
    func add(to track: inout SubtitleTrack, origin: Double, base: Double, start: Double) {
        let offset = start - base - origin
        guard container == .text else {
            let cues = bytes.withUnsafeBytes { FragmentedTextReader($0)?.cues ?? [] }
            return track.add(cues.map { $0.moved(by: offset) })
        }
        let text = String(decoding: bytes, as: UTF8.self)
        guard !isMarkup(text) else { return track.add(TTMLReader(text).cues.map { $0.moved(by: offset) }) }
        let reader = WebVTTReader(text)
        if track.header.isEmpty { track.header = reader.header }
        for segment in reader.segments {
            track.add(segment.cues.map { cue in cue.moved(by: Self.offset(of: segment, cue, offset)) })
        }
    }

    /// Without a map, zero is the zero of the media's clock (RFC 8216 §3.5).
    private static func offset(of segment: WebVTTReader.Segment, _ cue: SubtitleCue, _ offset: Double) -> Double {
        guard let map = segment.mapOffset else { return offset }
        // The clock has 33 bits, and a map may be a turn before or behind the picture.
        let turns = ((cue.start + map + offset) / clockPeriod).rounded()
        return map + offset - turns * clockPeriod
    }

    private func isMarkup(_ text: String) -> Bool {
        text.unicodeScalars.first { !$0.properties.isWhitespace && $0 != "\u{FEFF}" } == "<"
    }
}
