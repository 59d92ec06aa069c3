import Testing

@testable import DownloadRuntime

struct SubtitleDocumentTests {
    private static let plain =
        "1\r\n00:00:01,000 --> 00:00:02,500\r\nOne\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nTwo"
    private static let web = "WEBVTT\n\nSTYLE\n::cue {}\n\n00:01.000 --> 00:02.500 line:0\nOne"
    private static let station = """
        [Script Info]
        [Events]
        Format: Start, End, Text
        Dialogue: 0:00:01.00,0:00:02.50,One
        """
    private static let timed = """
        <tt xmlns="http://www.w3.org/ns/ttml"><body><div>
        <p begin="00:00:01.000" end="00:00:02.500">One</p></div></body></tt>
        """

    @Test(arguments: [
        (plain, SubtitleDocument.Format.subRip), (web, .webVTT), ("\u{FEFF}" + web, .webVTT), (station, .subRip),
        (timed, .webVTT),
    ])
    func format_isToldByTheWords(text: String, format: SubtitleDocument.Format) throws {
        let document = try #require(SubtitleDocument(Array(text.utf8), language: "en"))
        #expect(document.format == format)
        let first = try #require(document.track.cues.first)
        #expect(first.start == 1 && first.end == 2.5 && first.text == "One")
    }

    @Test func file_isWrittenInItsFormat() throws {
        let subRip = try #require(SubtitleDocument(Array(Self.plain.utf8), language: "en"))
        #expect(subRip.text.hasPrefix("1\n00:00:01,000 --> 00:00:02,500\nOne\n"))
        let webVTT = try #require(SubtitleDocument(Array(Self.web.utf8), language: "en"))
        #expect(webVTT.text == "WEBVTT\n\nSTYLE\n::cue {}\n\n00:00:01.000 --> 00:00:02.500 line:0\nOne\n")
    }

    @Test(arguments: ["", "WEBVTT\n\n", "<html><body>Not found</body></html>", "{\"error\":404}", "PK\u{3}\u{4}"])
    func otherFiles_areNone(text: String) {
        #expect(SubtitleDocument(Array(text.utf8), language: "en") == nil)
    }
}
