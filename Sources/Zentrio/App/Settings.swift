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
    /// The default is 2.
    var maximumRunning = 2
    /// How many of them fetch from one host; the default is 4.
    var maximumRunningPerHost = 4
    /// Bytes a second over all downloads; nil, the default, is no limit.
    var bandwidth: ByteCount?
    /// The default is Higher.
    var preferredQuality = Quality.higher
    /// The default is on.
    var playsFullscreen = true

    init() {}

    /// Reads stored values; what is missing or no longer understood keeps its default.
    init(values: [String: String]) {
        theme = values["theme"].flatMap { Theme(rawValue: $0) } ?? theme
        let running = values["maximum_running"].flatMap { Int($0) } ?? maximumRunning
        maximumRunning = min(max(running, Settings.runningRange.lowerBound), Settings.runningRange.upperBound)
        maximumRunningPerHost = max(1, values["maximum_per_host"].flatMap { Int($0) } ?? maximumRunningPerHost)
        bandwidth = values["bandwidth"].flatMap { Int64($0) }.flatMap { $0 > 0 ? ByteCount($0) : nil }
        preferredQuality = values["preferred_quality"].flatMap { Quality(rawValue: $0) } ?? preferredQuality
        playsFullscreen = values["plays_fullscreen"].flatMap { Bool($0) } ?? playsFullscreen
    }

    /// The values to store, by their stored names.
    var values: [String: String] {
        [
            "theme": theme.rawValue, "maximum_running": String(maximumRunning),
            "maximum_per_host": String(maximumRunningPerHost), "bandwidth": String(bandwidth?.rawValue ?? 0),
            "preferred_quality": preferredQuality.rawValue, "plays_fullscreen": String(playsFullscreen),
        ]
    }

    /// How much may happen at once.
    var limits: DownloadLimits {
        get {
            DownloadLimits(
                maximumRunning: maximumRunning, maximumRunningPerHost: maximumRunningPerHost, bandwidth: bandwidth)
        }
        set {
            maximumRunning = newValue.maximumRunning
            maximumRunningPerHost = newValue.maximumRunningPerHost
            bandwidth = newValue.bandwidth
        }
    }
}
