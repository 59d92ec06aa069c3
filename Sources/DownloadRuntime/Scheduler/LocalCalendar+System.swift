import Glibc
import MediaModel

extension LocalCalendar {
    /// The device's own time zone.
    package static let system = LocalCalendar(
        text: { timestamp in
            let parts = parts(of: timestamp)
            return [parts.tm_hour, parts.tm_min].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
        },
        localTime: { timestamp in
            let parts = parts(of: timestamp)
            // Days count from Sunday there.
            let weekday = Weekday(rawValue: (Int(parts.tm_wday) + 6) % 7) ?? .monday
            let seconds = Int64(parts.tm_hour) * 3_600 + Int64(parts.tm_min) * 60 + Int64(parts.tm_sec)
            return LocalTime(weekday: weekday, sinceMidnight: .seconds(seconds))
        })

    private static func parts(of timestamp: Timestamp) -> tm {
        var seconds = time_t(timestamp.rawValue / 1_000)
        var parts = tm()
        // Without it the zone is read once, and whoever travels would have the hours of home.
        tzset()
        localtime_r(&seconds, &parts)
        return parts
    }
}
