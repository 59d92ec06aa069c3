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
        case ...0: return "today"
        case 1: return "yesterday"
        case ..<7: return DayText.weekdays[calendar.component(.weekday, from: date) - 1]
        default:
            let day = calendar.component(.day, from: date)
            let month = DayText.months[calendar.component(.month, from: date) - 1]
            let year = calendar.component(.year, from: date)
            return year == calendar.component(.year, from: today) ? "\(day) \(month)" : "\(day) \(month) \(year)"
        }
    }

    private func date(_ time: Timestamp) -> Date {
        Date(timeIntervalSince1970: Double(time.rawValue) / 1_000)
    }

    private static let weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}
