/// Points in time of XML Schema, "2026-01-31T12:00:00Z".
enum XMLDateTime {
    /// Seconds since 1970; nil when the text is none.
    ///
    /// Without a time zone it counts as UTC.
    static func seconds(_ text: String) -> Double? {
        guard
            let match = text.wholeMatch(
                of: /(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2}(?:\.\d{1,9})?)(Z|[+-]\d{2}:\d{2})?/),
            let year = Int(match.1), let month = Int(match.2), let day = Int(match.3), let hour = Double(match.4),
            let minute = Double(match.5), let second = Double(match.6), (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        let time = hour * 3_600 + minute * 60 + second - offset(match.7)
        return Double(days(year, month, day)) * 86_400 + time
    }

    /// Seconds east of UTC.
    private static func offset(_ zone: Substring?) -> Double {
        guard let zone, zone != "Z", let hours = Double(zone.dropFirst().prefix(2)),
            let minutes = Double(zone.suffix(2))
        else { return 0 }
        return (hours * 3_600 + minutes * 60) * (zone.first == "-" ? -1 : 1)
    }

    /// Days since 1970-01-01 in the Gregorian calendar.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        // The year begins in March, so that the leap day is its last.
        let year = month > 2 ? year : year - 1
        let month = (month + 9) % 12
        return year * 365 + year / 4 - year / 100 + year / 400 + (month * 306 + 5) / 10 + day - 1 - 719_468
    }
}
