import DownloadRuntime
import MediaModel

/// Hours of the week as people write and read them: "mon-fri 22:00-07:00 5M".
///
/// Days that are left out are all of them; without a speed there is no limit in these hours. The words are stored and go over
/// the socket: they may not change.
nonisolated struct HoursText: Hashable, Sendable, CustomStringConvertible {
    var hours: WeeklySchedule.Hours

    init(_ hours: WeeklySchedule.Hours) {
        self.hours = hours
    }

    /// Reads hours; nil when they cannot be understood.
    init?(_ text: String) {
        var words = text.lowercased().split(whereSeparator: \.isWhitespace)[...]
        let days = words.first.flatMap { $0.contains(":") ? nil : $0 }
        if days != nil { words.removeFirst() }
        guard let times = words.popFirst(), let (begin, end) = Self.minutes(times), words.count <= 1,
            let weekdays = days.map(Self.weekdays) ?? Set(Weekday.allCases)
        else { return nil }
        let speed = words.first.map { ByteAmount(argument: String($0)) }
        if case .some(.none) = speed { return nil }
        let bandwidth = speed.flatMap(\.self)?.bytes ?? .zero
        hours = WeeklySchedule.Hours(
            days: weekdays, beginMinute: begin, endMinute: end, bandwidth: bandwidth > .zero ? bandwidth : nil)
    }

    var description: String {
        let times = [hours.beginMinute, hours.endMinute].map(Self.clockText).joined(separator: "-")
        let parts = [Self.text(of: hours.days), times, hours.bandwidth.map { ByteAmount($0).description }]
        return parts.compactMap(\.self).joined(separator: " ")
    }

    // MARK: Days

    private static let dayNames: [Weekday: String] = [
        .monday: "mon", .tuesday: "tue", .wednesday: "wed", .thursday: "thu", .friday: "fri", .saturday: "sat",
        .sunday: "sun",
    ]

    private static func weekdays(_ text: Substring) -> Set<Weekday>? {
        if text == "daily" { return Set(Weekday.allCases) }
        var days: Set<Weekday> = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map(weekday)
            guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1] else { return nil }
            days.formUnion(span(from: first, to: last))
        }
        return days
    }

    /// From one day to another one, over the end of the week if need be.
    private static func span(from first: Weekday, to last: Weekday) -> [Weekday] {
        let length = (last.rawValue - first.rawValue + 7) % 7
        return (0...length).compactMap { Weekday(rawValue: (first.rawValue + $0) % 7) }
    }

    private static func weekday(_ name: Substring) -> Weekday? {
        dayNames.first { $0.value == name }?.key
    }

    private static func text(of days: Set<Weekday>) -> String {
        if days.count == Weekday.allCases.count { return "daily" }
        var runs: [[Weekday]] = []
        for day in Weekday.allCases where days.contains(day) {
            if let last = runs.indices.last, runs[last].last == day.previous {
                runs[last].append(day)
            } else {
                runs.append([day])
            }
        }
        let words = runs.flatMap { run in
            let names = run.compactMap { dayNames[$0] }
            return names.count > 2 ? ["\(names[0])-\(names[names.count - 1])"] : names
        }
        return words.joined(separator: ",")
    }

    // MARK: Times

    private static func minutes(_ text: Substring) -> (begin: Int, end: Int)? {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map(minute)
        guard ends.count == 2, let begin = ends[0], let end = ends[1], begin < 1_440 else { return nil }
        return (begin, end)
    }

    /// "7:30" and "24:00" are times.
    private static func minute(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.joined().allSatisfy(\.isNumber), (1...2).contains(parts[0].count),
            parts[1].count == 2, let hour = UInt(parts[0]),
            let minute = UInt(parts[1]), minute < 60, hour < 24 || (hour == 24 && minute == 0)
        else { return nil }
        return Int(hour * 60 + minute)
    }

    private static func clockText(_ minute: Int) -> String {
        [minute / 60, minute % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }
}

nonisolated extension HoursText: Codable {
    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let hours = HoursText(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no hours of the week: \(text)")
        }
        self = hours
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

nonisolated extension WeeklySchedule {
    init(_ texts: [HoursText]) {
        self.init(hours: texts.map(\.hours))
    }

    /// The hours in words; empty when downloads always run.
    var texts: [HoursText] { hours.map(HoursText.init) }
}
