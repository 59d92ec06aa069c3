import DownloadRuntime

/// The hours that the window offers; `zentrio limit --hours` takes any.
nonisolated enum HoursPreset: CaseIterable, Sendable {
    case always
    case nights
    case nightsAndWeekends

    var label: String {
        switch self {
        case .always: say("Always")
        case .nights: say("At night, 23:00–7:00")
        case .nightsAndWeekends: say("At night and on weekends")
        }
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
