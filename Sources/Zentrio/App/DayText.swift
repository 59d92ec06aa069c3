import Glibc
import MediaModel

/// A past day as people say it: "today", "yesterday", "Friday", "3 May", "3 May 2025".
nonisolated struct DayText {
    let now: Timestamp
    /// How many seconds the clocks are before UTC at a second since 1970.
    ///
    /// The default is the device's.
    var offset: (Int) -> Int = DayText.deviceOffset

    func text(for time: Timestamp) -> String {
        let (day, today) = (localDay(time), localDay(now))
        switch today - day {
        case ...0: return say("today")
        case 1: return say("yesterday")
        // The first day of 1970 was a Thursday.
        case ..<7: return weekday(((day + 4) % 7 + 7) % 7 + 1)
        default:
            let date = DayText.date(day)
            let (number, month) = (date.day, month(date.month))
            guard date.year != DayText.date(today).year else { return say("\(number) \(month)", context: "day") }
            return say("\(number) \(month) \(Wording.plain(date.year))", context: "day")
        }
    }

    /// Days since 1970 where the device is.
    private func localDay(_ time: Timestamp) -> Int {
        let seconds = Int(time.rawValue) / 1_000
        return Int((Double(seconds + offset(seconds)) / 86_400).rounded(.down))
    }

    /// From the C library (`localtime_r`): the first time zone of Foundation's takes four milliseconds, amid a frame.
    private static func deviceOffset(at seconds: Int) -> Int {
        var (time, parts) = (time_t(seconds), tm())
        // Without it the zone is read once, when the program starts.
        tzset()
        return localtime_r(&time, &parts) == nil ? 0 : parts.tm_gmtoff
    }

    /// The Gregorian date of a day since 1970, by Howard Hinnant's rule; a calendar takes twenty times as long, and this is
    /// asked for each card of each frame.
    private static func date(_ day: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = day + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let ofEra = shifted - era * 146_097
        let yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * ofYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
            day: ofYear - (153 * shiftedMonth + 2) / 5 + 1
        )
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
