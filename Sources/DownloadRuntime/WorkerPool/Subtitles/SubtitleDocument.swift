/// A subtitle file as it came: its format is told by its words, never by its name.
struct SubtitleDocument: Hashable, Sendable {
    /// What lies beside the film.
    ///
    /// The raw values are endings of file names.
    enum Format: String, Hashable, Sendable {
        case webVTT = "vtt"
        case subRip = "srt"
    }

    let track: SubtitleTrack
    /// The format to keep; for one with looks of its own, SubRip.
    let format: Format

    /// Reads a file; nil when it holds no subtitles.
    init?(_ bytes: [UInt8], language: String?) {
        let text = SubtitleText.decoded(bytes, language: language)
        let begin = text.unicodeScalars.drop { $0.properties.isWhitespace || $0 == "\u{FEFF}" }.prefix(4_096)
        var track = SubtitleTrack()
        if begin.starts(with: "WEBVTT".unicodeScalars) {
            format = .webVTT
            let reader = WebVTTReader(text)
            track.header = reader.header
            track.add(reader.segments.flatMap(\.cues))
        } else if begin.first == "<" {
            format = .webVTT
            track.add(TTMLReader(text).cues)
        } else if String(begin).contains("[Script Info]") {
            format = .subRip
            track.add(SubStationReader.cues(text))
        } else {
            format = .subRip
            track.add(SubRipReader.cues(text))
        }
        guard !track.cues.isEmpty else { return nil }
        track.sort()
        self.track = track
    }

    /// The file that lies beside the film, in UTF-8.
    var text: String {
        switch format {
        case .webVTT: track.webVTT
        case .subRip: track.subRip
        }
    }
}
