import Testing

@testable import DownloadRuntime

struct AnswerTimesTests {
    @Test func shortestAnswer_counts() {
        let times = AnswerTimes()
        #expect(times.shortest == nil)
        for milliseconds in [80, 40, 60] { times.note(.milliseconds(milliseconds)) }
        #expect(times.shortest == .milliseconds(40))
    }
}
