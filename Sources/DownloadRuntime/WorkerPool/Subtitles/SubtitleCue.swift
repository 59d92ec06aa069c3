/// Words and when they are shown, in seconds.
struct SubtitleCue: Hashable, Sendable {
    var start: Double
    var end: Double
    /// Lines with WebVTT's tags.
    var text: String
    /// Where on the picture, as WebVTT writes it: "line:0 align:start"; empty for the usual place.
    var settings = ""

    func moved(by offset: Double) -> SubtitleCue {
        SubtitleCue(start: start + offset, end: end + offset, text: text, settings: settings)
    }
}
