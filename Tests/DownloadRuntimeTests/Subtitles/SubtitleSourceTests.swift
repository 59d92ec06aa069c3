import Testing

@testable import DownloadRuntime

struct SubtitleSourceTests {
    private func cues(_ text: String, origin: Double = 0, base: Double = 0, start: Double = 0) -> [SubtitleCue] {
        var track = SubtitleTrack()
        SubtitleSource(container: .text, bytes: Array(text.utf8)).add(
            to: &track, origin: origin, usual: .init(base: base, start: start))
        return track.cues
    }

    @Test func map_countsFromThePicture() {
        let text = "WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:900000\n\n00:01.000 --> 00:02.000\na\n"
        #expect(cues(text, base: 9) == [SubtitleCue(start: 2, end: 3, text: "a")])
        #expect(cues(text, base: 9, start: 100) == [SubtitleCue(start: 102, end: 103, text: "a")])
    }

    @Test func map_aTurnOfTheClockBefore_isTheSame() {
        let turn = Double(Int64(1) << 33) / 90_000
        let text = "WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:900000\n\n00:01.000 --> 00:02.000\na\n"
        let found = cues(text, base: turn + 9)
        #expect(found.count == 1)
        #expect(abs((found.first?.start ?? 0) - 2) < 1e-6)
    }

    @Test func noMap_countsFromTheClocksZero() {
        #expect(cues("WEBVTT\n\n00:11.000 --> 00:12.000\na\n", base: 10).map(\.start) == [1])
    }

    /// The picture's clock jumps from 22 to 50000 s, and the rendition does not say so.
    @Test func mapOfAnotherPart_isFollowedThere() {
        let first = SubtitleSource.Place(base: 10, start: 0, length: 12)
        let second = SubtitleSource.Place(base: 50_000, start: 12)
        let text = """
            WEBVTT
            X-TIMESTAMP-MAP=MPEGTS:900000,LOCAL:00:00:00.000

            00:01.000 --> 00:02.000
            a

            WEBVTT
            X-TIMESTAMP-MAP=MPEGTS:4500000000,LOCAL:00:00:00.000

            00:05.000 --> 00:06.000
            b
            """
        var track = SubtitleTrack()
        SubtitleSource(container: .text, bytes: Array(text.utf8)).add(
            to: &track, origin: 0, usual: first, others: [first, second])
        #expect(track.cues.map(\.start) == [1, 17])
    }

    @Test func hasMap_isToldByAnySegment() {
        let map = "WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0\n\n"
        #expect(SubtitleSource(container: .text, bytes: Array("WEBVTT\n\n\(map)".utf8)).hasMap)
        #expect(!SubtitleSource(container: .text, bytes: Array("WEBVTT\n\n".utf8)).hasMap)
    }

    @Test func subRipAndMarkup_areRead() {
        #expect(cues("1\n00:00:01,000 --> 00:00:02,000\na\n").map(\.start) == [1])
        #expect(cues("\u{FEFF}<tt><p begin='1s' end='2s'>a</p></tt>").map(\.start) == [1])
    }
}
