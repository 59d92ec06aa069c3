import DownloadRuntime

/// The hours that the window offers; `zentrio limit --hours` takes any.
nonisolated enum HoursPreset: CaseIterable, Sendable {
    case always
    case nights
    case nightsAndWeekends

    var label: String {
        switch self {
        case .always: say("Always")
        case .nights: say("At night, \(HoursPreset.fullHour(23))–\(HoursPreset.fullHour(7))")
        case .nightsAndWeekends: say("At night and on weekends")
        }
    }

    /// "23:00", in the digits of the language.
    private static func fullHour(_ hour: Int) -> String {
        Wording.plain(hour) + ":" + Wording.plain(0) + Wording.plain(0)
    }

    var schedule: WeeklySchedule {
        let everyNight = WeeklySchedule.Hours(days: Set(Weekday.allCases), beginMinute: 23 * 60, endMinute: 7 * 60)
        let weekend = WeeklySchedule.Hours(days: [.saturday, .sunday], beginMinute: 0, endMinute: 24 * 60)
        return switch self {
        case .always: WeeklySchedule()
        case .nights: WeeklySchedule(hours: [everyNight])
        case .nightsAndWeekends: WeeklySchedule(hours: [everyNight, weekend])
        }
    }
}
