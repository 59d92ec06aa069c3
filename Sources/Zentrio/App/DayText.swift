import Foundation
import MediaModel

/// A past day as people say it: "today", "yesterday", "Friday", "3 May", "3 May 2025".
nonisolated struct DayText {
    let now: Timestamp
    /// The default is the device's.
    var timeZone = TimeZone.current

    func text(for time: Timestamp) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        let (date, today) = (date(time), date(now))
        let days =
            calendar.dateComponents([.day], from: calendar.startOfDay(for: date), to: calendar.startOfDay(for: today))
            .day ?? 0
        switch days {
        case ...0: return say("today")
        case 1: return say("yesterday")
        case ..<7: return weekday(calendar.component(.weekday, from: date))
        default:
            let day = calendar.component(.day, from: date)
            let month = month(calendar.component(.month, from: date))
            let year = calendar.component(.year, from: date)
            guard year != calendar.component(.year, from: today) else { return say("\(day) \(month)", context: "day") }
            return say("\(day) \(month) \(Wording.plain(year))", context: "day")
        }
    }

    private func date(_ time: Timestamp) -> Date {
        Date(timeIntervalSince1970: Double(time.rawValue) / 1_000)
    }

    /// The name of a day, counted from 1 for Sunday.
    private func weekday(_ number: Int) -> String {
        switch number {
        case 1: say("Sunday")
        case 2: say("Monday")
        case 3: say("Tuesday")
        case 4: say("Wednesday")
        case 5: say("Thursday")
        case 6: say("Friday")
        default: say("Saturday")
        }
    }

    private func month(_ number: Int) -> String {
        switch number {
        case 1: say("January")
        case 2: say("February")
        case 3: say("March")
        case 4: say("April")
        case 5: say("May")
        case 6: say("June")
        case 7: say("July")
        case 8: say("August")
        case 9: say("September")
        case 10: say("October")
        case 11: say("November")
        default: say("December")
        }
    }
}
