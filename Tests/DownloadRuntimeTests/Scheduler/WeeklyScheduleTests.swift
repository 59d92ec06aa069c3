import DownloadRuntime
import MediaModel
import Testing

struct WeeklyScheduleTests {
    /// Nights from Monday to Friday at 2 MB/s, and all of Sunday.
    private let schedule = WeeklySchedule(hours: [
        .init(
            days: [.monday, .tuesday, .wednesday, .thursday, .friday], beginMinute: 23 * 60, endMinute: 7 * 60,
            bandwidth: ByteCount(2_000_000)),
        .init(days: [.sunday], beginMinute: 0, endMinute: 1_440),
    ])

    private func rule(_ day: Weekday, _ hour: Int, _ minute: Int = 0) -> WeeklySchedule.Rule {
        schedule.rule(at: LocalTime(weekday: day, sinceMidnight: .seconds(hour * 3_600 + minute * 60)))
    }

    @Test func hours_holdFromTheirFirstToBeforeTheirLastMinute() {
        let night = WeeklySchedule.Rule.open(bandwidth: ByteCount(2_000_000))
        #expect(rule(.monday, 22, 59) == .closed)
        #expect(rule(.monday, 23) == night)
        #expect(rule(.tuesday, 6, 59) == night)
        #expect(rule(.tuesday, 7) == .closed)
    }

    @Test func nightOfTheLastDay_endsTheNextMorning() {
        #expect(rule(.saturday, 3) == .open(bandwidth: ByteCount(2_000_000)))
        #expect(rule(.saturday, 23) == .closed)
        #expect(rule(.monday, 3) == .closed, "nobody wrote Sunday night down")
        #expect(rule(.sunday, 23, 59) == .open(bandwidth: nil))
    }

    @Test func noHours_areAllHours() {
        let time = LocalTime(weekday: .friday, sinceMidnight: .zero)
        #expect(WeeklySchedule().rule(at: time) == .open(bandwidth: nil))
        #expect(WeeklySchedule().timeToChange(after: time) == nil)
    }

    @Test func change_isTheNextBeginningOrEnd() {
        let time = LocalTime(weekday: .monday, sinceMidnight: .seconds(22 * 3_600 + 30))
        #expect(schedule.timeToChange(after: time) == .seconds(3_600 - 30))
        let late = LocalTime(weekday: .monday, sinceMidnight: .seconds(23 * 3_600 + 1_800))
        #expect(schedule.timeToChange(after: late) == .seconds(1_800))
    }
}
