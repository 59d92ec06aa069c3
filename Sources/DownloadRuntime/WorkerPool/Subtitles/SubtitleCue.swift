/// Words and when they are shown, in seconds.
struct SubtitleCue: Hashable, Sendable {
    var start: Double
    var end: Double
    /// Lines with WebVTT's tags.
    var text: String
    /// Where on the picture, as WebVTT writes it: "line:0 align:start"; empty for the usual place.
    var settings = ""

    /// The cue so many seconds later, with the times inside its words.
    func moved(by offset: Double) -> SubtitleCue {
        SubtitleCue(
            start: start + offset, end: end + offset, text: Self.moved(text, by: offset), settings: settings)
    }

    /// Text whose times, such as "<00:01.500>", are so many seconds later; they say when a word is sung or said.
    static func moved(_ text: String, by offset: Double) -> String {
        var result = ""
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "<") {
            let inside = rest[rest.index(after: open)...].prefix { $0 != ">" && $0 != "<" }
            result += rest[...open]
            result += time(inside).map { SubtitleTrack.time($0 + offset, ".") } ?? String(inside)
            rest = rest[inside.endIndex...]
        }
        return result + rest
    }

    /// The time that a tag is; nil when it is another one.
    private static func time(_ tag: Substring) -> Double? {
        guard tag.utf8.allSatisfy({ 0x30...0x3A ~= $0 || $0 == UInt8(ascii: ".") }) else { return nil }
        return WebVTTReader.time(tag)
    }
}
