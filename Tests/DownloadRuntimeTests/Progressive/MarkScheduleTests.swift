import MediaModel
import Testing

@testable import DownloadRuntime

struct MarkScheduleTests {
    private let schedule = MarkSchedule(
        amount: .mebibytes(1), notBefore: .milliseconds(250), atLatest: .seconds(3), written: 100, now: .zero)

    @Test func isDue_enoughBytes_waitsForTheShortestInterval() {
        let enough = Int64(100 + 1024 * 1024)
        #expect(!schedule.isDue(written: enough, now: .milliseconds(249)))
        #expect(schedule.isDue(written: enough, now: .milliseconds(250)))
        #expect(!schedule.isDue(written: enough - 1, now: .milliseconds(250)))
    }

    @Test func isDue_fewBytes_waitsForTheLongestInterval() {
        #expect(!schedule.isDue(written: 101, now: .milliseconds(2999)))
        #expect(schedule.isDue(written: 101, now: .seconds(3)))
        #expect(!schedule.isDue(written: 100, now: .seconds(60)))
    }

    @Test func postpone_waitsAgainAndForgetsNoBytes() {
        var schedule = schedule
        schedule.postpone(now: .seconds(10))
        let enough = Int64(100 + 1024 * 1024)
        #expect(!schedule.isDue(written: enough, now: .milliseconds(10_249)))
        #expect(schedule.isDue(written: enough, now: .milliseconds(10_250)))
        #expect(schedule.isDue(written: 101, now: .seconds(13)))
    }

    @Test func mark_startsTheIntervalsAnew() {
        var schedule = schedule
        schedule.mark(written: 5000, now: .seconds(10))
        #expect(!schedule.isDue(written: 5000, now: .seconds(20)))
        #expect(schedule.isDue(written: 5001, now: .seconds(13)))
    }
}
