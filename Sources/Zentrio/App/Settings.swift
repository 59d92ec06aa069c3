import DownloadRuntime
import MediaModel

/// What the user chose once and for all.
nonisolated struct Settings: Hashable, Sendable {
    /// The window's colours.
    ///
    /// The raw values are stored: they may not change.
    enum Theme: String, CaseIterable, Sendable {
        /// As the desktop wants it; dark when it does not say.
        case system
        case dark
        case light
        case highContrast

        var label: String {
            switch self {
            case .system: "System"
            case .dark: "Dark"
            case .light: "Light"
            case .highContrast: "High contrast"
            }
        }
    }

    /// How many downloads may run at once.
    static let runningRange = 1...10

    /// The default is the desktop's.
    var theme = Theme.system
    /// How much may happen at once, and how fast.
    var limits = DownloadLimits()
    /// The default is Higher.
    var preferredQuality = Quality.higher
    /// The default is on.
    var playsFullscreen = true

    init() {}

    /// Reads stored values; what is missing or no longer understood keeps its default.
    init(values: [String: String]) {
        theme = values["theme"].flatMap { Theme(rawValue: $0) } ?? theme
        limits = Settings.limits(in: values)
        preferredQuality = values["preferred_quality"].flatMap { Quality(rawValue: $0) } ?? preferredQuality
        playsFullscreen = values["plays_fullscreen"].flatMap { Bool($0) } ?? playsFullscreen
    }

    /// The values to store, by their stored names.
    var values: [String: String] {
        [
            "theme": theme.rawValue, "maximum_running": String(limits.maximumRunning),
            "connections_per_host": String(limits.connectionsPerHost),
            "bandwidth": String(limits.bandwidth?.rawValue ?? 0),
            "bandwidth_per_download": String(limits.bandwidthPerDownload?.rawValue ?? 0),
            "speed_profile": limits.profile.rawValue, "preferred_quality": preferredQuality.rawValue,
            "plays_fullscreen": String(playsFullscreen),
        ]
    }

    /// How many downloads run at once; the default is 2.
    var maximumRunning: Int {
        get { limits.maximumRunning }
        set { limits.maximumRunning = newValue }
    }

    private static func limits(in values: [String: String]) -> DownloadLimits {
        func number(_ name: String) -> Int64? { values[name].flatMap { Int64($0) } }
        func speed(_ name: String) -> ByteCount? { number(name).flatMap { $0 > 0 ? ByteCount($0) : nil } }
        let standard = DownloadLimits()
        return DownloadLimits(
            maximumRunning: number("maximum_running").map { Int(clamping: $0) } ?? standard.maximumRunning,
            connectionsPerHost: number("connections_per_host").map { Int(clamping: $0) } ?? standard.connectionsPerHost,
            bandwidth: speed("bandwidth"), bandwidthPerDownload: speed("bandwidth_per_download"),
            profile: values["speed_profile"].flatMap { SpeedProfile(rawValue: $0) } ?? standard.profile)
    }
}
