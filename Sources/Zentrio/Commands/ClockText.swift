import Glibc
import MediaModel

/// Times of the local day.
nonisolated enum ClockText {
    /// "21:04:09".
    static func hoursMinutesSeconds(_ time: Timestamp) -> String {
        var seconds = time_t(time.rawValue / 1_000)
        var parts = tm()
        // Without it the zone is read once, when the program starts.
        tzset()
        localtime_r(&seconds, &parts)
        return [parts.tm_hour, parts.tm_min, parts.tm_sec].map { $0 < 10 ? "0\($0)" : "\($0)" }
            .joined(separator: ":")
    }
}
