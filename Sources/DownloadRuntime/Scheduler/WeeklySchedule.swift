package import MediaModel

/// The hours of the week in which downloads run, with their limits.
package struct WeeklySchedule: Hashable, Sendable, Codable {
    /// A span of time on some days.
    package struct Hours: Hashable, Sendable, Codable {
        /// The days on which it begins.
        package var days: Set<Weekday>
        /// Minutes after midnight, 0 to 1,439.
        package var beginMinute: Int
        /// Minutes after midnight, 0 to 1,440; not after `beginMinute` means on the next day.
        package var endMinute: Int
        /// Bytes a second over all downloads in these hours; nil is no limit of theirs.
        package var bandwidth: ByteCount?

        package init(days: Set<Weekday>, beginMinute: Int, endMinute: Int, bandwidth: ByteCount? = nil) {
            self.days = days
            self.beginMinute = min(max(beginMinute, 0), WeeklySchedule.minutesOfDay - 1)
            self.endMinute = min(max(endMinute, 0), WeeklySchedule.minutesOfDay)
            self.bandwidth = bandwidth
        }

        func contains(_ time: LocalTime) -> Bool {
            if beginMinute < endMinute {
                return days.contains(time.weekday) && (beginMinute..<endMinute).contains(time.minute)
            }
            let isEvening = days.contains(time.weekday) && time.minute >= beginMinute
            return isEvening || (days.contains(time.weekday.previous) && time.minute < endMinute)
        }
    }

    /// What holds at a moment.
    package enum Rule: Hashable, Sendable {
        /// Nothing runs.
        case closed
        /// Downloads run; nil is no limit.
        case open(bandwidth: ByteCount?)
    }

    private static let minutesOfDay = 1_440

    /// The first one that contains a moment decides; without any, downloads always run.
    package var hours: [Hours]

    package init(hours: [Hours] = []) {
        self.hours = hours
    }

    /// The time is worked out only if there are hours to keep.
    package func rule(at time: @autoclosure () -> LocalTime) -> Rule {
        guard !hours.isEmpty else { return .open(bandwidth: nil) }
        let time = time()
        guard let match = hours.first(where: { $0.contains(time) }) else { return .closed }
        return .open(bandwidth: match.bandwidth)
    }

    /// How long until some span begins or ends; nil when none ever does.
    package func timeToChange(after time: @autoclosure () -> LocalTime) -> Duration? {
        guard !hours.isEmpty else { return nil }
        let time = time()
        let minutes = hours.filter { !$0.days.isEmpty }.flatMap { [$0.beginMinute, $0.endMinute % Self.minutesOfDay] }
        let waits = minutes.map { minute -> Duration in
            let wait = Duration.seconds(minute * 60) - time.sinceMidnight
            return wait > .zero ? wait : wait + .seconds(Self.minutesOfDay * 60)
        }
        // A day at which the span does not begin costs one look too many.
        return waits.min()
    }
}
