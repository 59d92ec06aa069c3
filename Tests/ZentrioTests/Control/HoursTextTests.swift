import DownloadRuntime
import MediaModel
import Testing

@testable import Zentrio

nonisolated struct HoursTextTests {
    @Test(
        arguments: [
            ("22:00-07:00", "daily 22:00-07:00"), ("mon-fri 22:00-7:00 5M", "mon-fri 22:00-07:00 5M"),
            ("Sat,SUN 00:00-24:00", "sat,sun 00:00-24:00"), ("fri-mon 1:30-2:45 640k", "mon,fri-sun 01:30-02:45 640k"),
            ("daily 00:00-24:00 1234", "daily 00:00-24:00 1234"), ("mon 8:00-9:00 none", "mon 08:00-09:00"),
            ("tue,thu 10:00-10:00", "tue,thu 10:00-10:00"), ("mon-sun 1:00-2:00", "daily 01:00-02:00"),
        ])
    func text_comesBackInItsShortestForm(text: String, short: String) throws {
        let hours = try #require(HoursText(text))
        #expect(hours.description == short)
        #expect(HoursText(short) == hours)
    }

    @Test(
        arguments: [
            "", "mon", "22:00", "22:00-", "-07:00", "22-07", "24:00-07:00", "22:00-25:00", "22:60-23:00",
            "xyz 22:00-07:00",
            "mon- 22:00-07:00", "mon,,tue 22:00-07:00", "mon-tue-wed 22:00-07:00", "22:00-07:00 fast",
            "22:00-07:00 5M 6M",
            "mon tue 22:00-07:00", "+1:00-2:00",
        ])
    func text_thatIsNoHours_isRefused(text: String) {
        #expect(HoursText(text) == nil)
    }

    @Test func hours_areWhatTheWordsSay() throws {
        let hours = try #require(HoursText("sat-mon 22:30-06:15 2M")?.hours)
        #expect(hours.days == [.saturday, .sunday, .monday])
        #expect(hours.beginMinute == 22 * 60 + 30 && hours.endMinute == 6 * 60 + 15)
        #expect(hours.bandwidth == ByteCount(2_000_000))
    }
}
