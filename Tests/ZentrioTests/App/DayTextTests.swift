import Foundation
import MediaModel
import Testing

@testable import Zentrio

struct DayTextTests {
    /// 2026-03-01 20:00 UTC, a Sunday.
    private func text(daysAgo: Double, zone: String = "UTC") throws -> String {
        let time = SampleDownloads.now.advanced(by: .seconds(-daysAgo * 86_400))
        return DayText(now: SampleDownloads.now, offset: try offset(zone)).text(for: time)
    }

    private func offset(_ zone: String) throws -> (Int) -> Int {
        let zone = try #require(TimeZone(identifier: zone))
        return { zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double($0))) }
    }

    @Test func text_onThisDevice_hasTheDaysOfItsTimeZone() {
        let zone = TimeZone.current
        let here = DayText(now: SampleDownloads.now)
        let there = DayText(
            now: SampleDownloads.now, offset: { zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double($0))) })
        for hours in 0..<200 {
            let time = SampleDownloads.now.advanced(by: .seconds(-hours * 3_600))
            #expect(here.text(for: time) == there.text(for: time))
        }
    }

    @Test(arguments: [
        (-3, "today"), (0, "today"), (0.8, "today"), (0.9, "yesterday"), (1, "yesterday"), (2, "Friday"),
        (6, "Monday"), (7, "22 February"), (30, "30 January"), (59, "1 January"), (60, "31 December 2025"),
        (3_650, "3 March 2016"),
    ])
    func text_daysAgo_isSaidAsPeopleDo(days: Double, expected: String) throws {
        #expect(try text(daysAgo: days) == expected)
    }

    @Test func text_otherTimeZone_countsItsOwnMidnights() throws {
        // 21 hours ago it was 23:00 on Saturday in UTC, but already Sunday in Tokyo, where it is Monday now.
        #expect(try text(daysAgo: 21.0 / 24, zone: "Asia/Tokyo") == "yesterday")
        #expect(try text(daysAgo: 12.0 / 24, zone: "Asia/Tokyo") == "yesterday")
        #expect(try text(daysAgo: 12.0 / 24, zone: "America/Los_Angeles") == "today")
    }

    @Test func text_acrossTheChangeToSummerTime_isStillYesterday() throws {
        // 2026-03-29 has 23 hours in Berlin: 00:30 on the 30th, and 00:30 on the 29th.
        let now = Timestamp(rawValue: 1_774_823_400_000)
        let before = Timestamp(rawValue: 1_774_740_600_000)
        #expect(DayText(now: now, offset: try offset("Europe/Berlin")).text(for: before) == "yesterday")
    }
}
