import Testing

@testable import DownloadRuntime

struct SubStationReaderTests {
    private static let head = """
        [Script Info]
        ScriptType: v4.00+

        [V4+ Styles]
        Format: Name, Fontname, Fontsize
        Style: Default,Arial,20

        [Events]
        Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text

        """

    private func cues(_ events: String) -> [SubtitleCue] { SubStationReader.cues(Self.head + events) }

    @Test func dialogue_isReadWithItsCommas() {
        let found = cues("Dialogue: 0,0:00:01.00,0:01:02.50,Default,,0,0,0,,Yes, no\\Nand more")
        #expect(found == [SubtitleCue(start: 1, end: 62.5, text: "Yes, no\nand more")])
    }

    @Test(arguments: [
        ("{\\i1}slanted{\\i0} plain", "<i>slanted</i> plain"), ("{\\b1}bold", "<b>bold</b>"),
        ("{\\an8}{\\fad(200,200)}above", "above"), ("{\\p1}m 0 0 l 100 0{\\p0}", ""), ("a\\hb", "a\u{A0}b"),
        ("1 < 2 & 3", "1 &lt; 2 &amp; 3"), ("{never closed", "{never closed"), ("{\\b700}heavy{\\b0}", "<b>heavy</b>"),
    ])
    func looks_areLeftOut(words: String, text: String) {
        #expect(cues("Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,\(words)").map(\.text) == [text])
    }

    @Test(arguments: ["Comment: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,x", "Dialogue: 0,0:00:01.00", "Dialogue: a"])
    func otherLines_areNoCues(line: String) {
        #expect(cues(line).isEmpty)
    }

    @Test func dialogue_withoutAFormat_isNoCue() {
        #expect(SubStationReader.cues("Dialogue: 0,0:00:01.00,0:00:02.00,x").isEmpty)
    }
}
