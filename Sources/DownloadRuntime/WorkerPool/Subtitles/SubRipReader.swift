/// Reads SubRip: a number, the times, the words.
enum SubRipReader {
    static func cues(_ text: String) -> [SubtitleCue] {
        // But for the comma, which the reader of times takes, and the header, it is WebVTT.
        WebVTTReader(text).segments.flatMap(\.cues)
    }
}
