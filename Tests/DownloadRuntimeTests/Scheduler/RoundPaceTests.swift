import Testing

@testable import DownloadRuntime

struct RoundPaceTests {
    private var pace = RoundPace()

    /// Notes ends, each after a wait.
    private mutating func ends(_ count: Int, after wait: Duration) {
        for _ in 0..<count {
            pace.noteWait(wait)
            pace.noteEnd()
        }
    }

    @Test mutating func manyQuickEnds_areHaste() {
        ends(16, after: .milliseconds(1))
        #expect(pace.isHasty)
    }

    @Test mutating func fewQuickEnds_areNone() {
        ends(15, after: .milliseconds(1))
        #expect(!pace.isHasty)
    }

    @Test mutating func slowEnds_areNone() {
        ends(1_000, after: .milliseconds(50))
        #expect(!pace.isHasty)
    }

    @Test mutating func oneLongWait_doesNotEndALongRow() {
        ends(100, after: .milliseconds(1))
        pace.noteWait(.seconds(1))
        #expect(pace.isHasty)
    }

    @Test mutating func severalLongWaits_endIt() {
        ends(100, after: .milliseconds(1))
        for _ in 0..<4 { pace.noteWait(.milliseconds(20)) }
        #expect(!pace.isHasty)
    }
}
