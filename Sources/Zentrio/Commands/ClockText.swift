import DownloadRuntime
import MediaModel

/// Times of the local day.
nonisolated enum ClockText {
    /// "21:04:09".
    static func hoursMinutesSeconds(_ time: Timestamp) -> String {
        let seconds = LocalCalendar.system.localTime(time).sinceMidnight.components.seconds
        return [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
            .joined(separator: ":")
    }
}
