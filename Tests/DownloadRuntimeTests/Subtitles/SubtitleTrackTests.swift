import Testing

@testable import DownloadRuntime

struct SubtitleTrackTests {
    private func track(_ cues: [SubtitleCue]) -> SubtitleTrack {
        var track = SubtitleTrack()
        track.add(cues)
        track.sort()
        return track
    }

    @Test func cueOverABorder_isExtended() {
        let cues = [SubtitleCue(start: 4, end: 5, text: "a"), SubtitleCue(start: 5, end: 6, text: "a")]
        #expect(track(cues).cues == [SubtitleCue(start: 4, end: 6, text: "a")])
    }

    @Test func sameWordsLater_stay() {
        let cues = [SubtitleCue(start: 4, end: 5, text: "a"), SubtitleCue(start: 7, end: 8, text: "a")]
        #expect(track(cues).cues.count == 2)
    }

    @Test func whatEndsBeforeTheFilmBegins_isDropped() {
        let cues = [SubtitleCue(start: -3, end: -1, text: "a"), SubtitleCue(start: -1, end: 1, text: "b")]
        #expect(track(cues).cues == [SubtitleCue(start: 0, end: 1, text: "b")])
    }

    @Test func texts_areInOrderAndEscaped() {
        let cues = [
            SubtitleCue(start: 3_723.5, end: 3_724, text: "<i>b</i> &amp; <v Ann>c"),
            SubtitleCue(start: 1, end: 2, text: "a", settings: "line:0"),
        ]
        let made = track(cues)
        #expect(
            made.webVTT
                == "WEBVTT\n\n00:00:01.000 --> 00:00:02.000 line:0\na\n\n"
                + "01:02:03.500 --> 01:02:04.000\n<i>b</i> &amp; <v Ann>c\n")
        #expect(
            made.subRip
                == "1\n00:00:01,000 --> 00:00:02,000\na\n\n2\n01:02:03,500 --> 01:02:04,000\n<i>b</i> & c\n")
    }

    @Test func timesBeyondAllFilms_areWritten() {
        let made = track([
            SubtitleCue(start: 1, end: .infinity, text: "a"), SubtitleCue(start: 2, end: 1e300, text: "b"),
        ])
        #expect(made.webVTT.contains("00:00:01.000 --> 1000000:00:00.000\na"))
        #expect(made.subRip.contains("00:00:02,000 --> 1000000:00:00,000\nb"))
    }
}
