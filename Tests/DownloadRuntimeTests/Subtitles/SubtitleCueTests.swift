import Testing

@testable import DownloadRuntime

struct SubtitleCueTests {
    @Test func timesInsideTheWords_moveWithTheCue() {
        let cue = SubtitleCue(
            start: 1, end: 3, text: "<c>one</c> <00:01.500>two\n<01:00:02.250>three", settings: "line:0")
        #expect(
            cue.moved(by: 10)
                == SubtitleCue(
                    start: 11, end: 13, text: "<c>one</c> <00:00:11.500>two\n<01:00:12.250>three", settings: "line:0"))
    }

    @Test func timesInsideTheWords_areNeverNegative() {
        #expect(SubtitleCue.moved("a<00:05.000>b", by: -6) == "a<00:00:00.000>b")
    }

    @Test(arguments: [
        "a", "", "1 < 2", "a<", "<i>a</i>", "<1>", "<v Ann 1:30>a", "<:.>", "<c.00:01>", "<<>>", "00:01.500",
    ])
    func otherWords_stayAsTheyAre(text: String) {
        #expect(SubtitleCue.moved(text, by: 10) == text)
    }
}
