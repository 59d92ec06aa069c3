import Testing

@testable import DownloadRuntime

struct WebVTTReaderTests {
    @Test func segments_keepTheirMaps() {
        let text = """
            WEBVTT
            X-TIMESTAMP-MAP=MPEGTS:900000,LOCAL:00:00:02.000

            name
            00:01.500 --> 01:02:03.500 line:0 align:start
            one
            two

            NOTE nothing

            WEBVTT

            00:05.000 --> 00:06.000
            three
            """
        let segments = WebVTTReader(text).segments
        #expect(segments.map(\.mapOffset) == [8, nil])
        #expect(
            segments[0].cues == [
                SubtitleCue(start: 1.5, end: 3723.5, text: "one\ntwo", settings: "line:0 align:start")
            ])
        #expect(segments[1].cues.map(\.text) == ["three"])
    }

    @Test(arguments: ["\r\n", "\r"]) func otherLineBreaks_areRead(lineBreak: String) {
        let text = ["\u{FEFF}WEBVTT", "", "00:01.000 --> 00:02.000", "words", ""].joined(separator: lineBreak)
        #expect(WebVTTReader(text).segments.flatMap(\.cues).map(\.text) == ["words"])
    }

    @Test func styles_comeFromTheFirstHeader() {
        let text = "WEBVTT\n\nSTYLE\n::cue { color: red }\n\n00:01.000 --> 00:02.000\na\n\nWEBVTT\n\nSTYLE\nother\n"
        #expect(WebVTTReader(text).header == ["STYLE\n::cue { color: red }"])
    }

    @Test(arguments: ["x", "1", "00:xx", "-1:00", "1:2:3:4"]) func brokenTimes_areNone(text: String) {
        #expect(WebVTTReader.time(text) == nil)
    }
}
