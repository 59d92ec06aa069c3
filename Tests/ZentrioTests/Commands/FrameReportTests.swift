import MediaModel
import Testing

@testable import Zentrio

struct FrameReportTests {
    @Test(arguments: [(50, 50), (99, 99), (100, 100), (1, 1)])
    func percentile_ofAHundred_isThatOne(share: Int, milliseconds: Int) {
        let times = (1...100).shuffled().map { Duration.milliseconds($0) }
        #expect(FrameReport.percentile(share, of: times) == .milliseconds(milliseconds))
    }

    @Test func percentile_ofNothing_isZero() {
        #expect(FrameReport.percentile(99, of: []) == .zero)
    }

    @Test(arguments: [
        (Duration.microseconds(7_994), "7.99"), (.milliseconds(12), "12.00"), (.microseconds(55), "0.06"),
    ])
    func text_hasTwoDecimals(time: Duration, text: String) {
        #expect(FrameReport.text(time) == text)
    }

    @Test func markdown_namesEveryTarget() {
        let markdown = FrameReport(FrameTrial.Outcome()).markdown
        for target in ["p99 under 8 ms", "under 1 ms", "within 2", "within 100 ms"] {
            #expect(markdown.contains(target))
        }
    }

    @Test func markdown_windowWasStarted_tellsItsTimes() {
        let starting = StartTrial.Outcome(
            firstFrame: [.milliseconds(70), .milliseconds(90)], list: [.milliseconds(120)],
            resident: ByteCount.mebibytes(64), residentAfterScrolling: ByteCount.mebibytes(72))
        let markdown = FrameReport(FrameTrial.Outcome(), starting: starting).markdown
        #expect(markdown.contains("| first frame of the window | 70.00 | 90.00 | within 100 ms |"))
        #expect(markdown.contains("| its list on the screen | 120.00 | 120.00 |"))
        #expect(markdown.contains("| resident MiB of the window | 64 | | under 80 |"))
        #expect(markdown.contains("| resident MiB after scrolling 1,000 pictures | 72 | | under 80 |"))
    }
}
