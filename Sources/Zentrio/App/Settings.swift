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
            case .system: say("System")
            case .dark: say("Dark")
            case .light: say("Light")
            case .highContrast: say("High contrast")
            }
        }
    }

    /// How large text is; everything else keeps its size.
    ///
    /// The raw values are stored: they may not change.
    enum TextSize: String, CaseIterable, Sendable {
        case normal
        case large
        case larger
        case largest

        var label: String {
            switch self {
            case .normal: say("Normal")
            case .large: say("Large")
            case .larger: say("Larger")
            case .largest: say("Largest")
            }
        }

        var factor: Float {
            switch self {
            case .normal: 1
            case .large: 1.15
            case .larger: 1.3
            case .largest: 1.5
            }
        }
    }

    /// What the interface's scale can be, in percent of what the desktop asks for.
    static let scales = [75, 90, 100, 110, 125, 150, 175, 200]

    /// How many downloads may run at once.
    static let runningRange = 1...10

    /// The default is the desktop's.
    var theme = Theme.system
    /// How much may happen at once, how fast, and when.
    var limits = DownloadLimits()
    /// What the window speaks; nil, the default, is what the desktop speaks.
    var language: Language?
    /// The default is normal.
    var textSize = TextSize.normal
    /// In percent of what the desktop asks for; one of `scales`, by default 100.
    var scale = 100
    /// Whether things fade instead of moving; the desktop may want it too.
    ///
    /// The default is off.
    var hasLessMotion = false
    /// The default is Higher.
    var preferredQuality = Quality.higher
    /// The default is on.
    var playsFullscreen = true
    /// The order of what is ready to watch.
    ///
    /// The default is the date.
    var sort = DownloadSort.dateAdded

    init() {}

    /// Reads stored values; what is missing or no longer understood keeps its default.
    init(values: [String: String]) {
        theme = values["theme"].flatMap { Theme(rawValue: $0) } ?? theme
        limits = Settings.limits(in: values)
        language = values["language"].flatMap { Language(rawValue: $0) }
        textSize = values["text_size"].flatMap { TextSize(rawValue: $0) } ?? textSize
        let scale = values["scale"].flatMap { Int($0) } ?? scale
        self.scale = Settings.scales.contains(scale) ? scale : 100
        hasLessMotion = values["less_motion"].flatMap { Bool($0) } ?? hasLessMotion
        preferredQuality = values["preferred_quality"].flatMap { Quality(rawValue: $0) } ?? preferredQuality
        playsFullscreen = values["plays_fullscreen"].flatMap { Bool($0) } ?? playsFullscreen
        sort = values["sort"].flatMap { DownloadSort(rawValue: $0) } ?? sort
    }

    /// The values to store, by their stored names.
    var values: [String: String] {
        [
            "theme": theme.rawValue, "language": language?.rawValue ?? "", "text_size": textSize.rawValue,
            "scale": String(scale), "less_motion": String(hasLessMotion),
            "maximum_running": String(limits.maximumRunning),
            "connections_per_host": String(limits.connectionsPerHost),
            "bandwidth": String(limits.bandwidth?.rawValue ?? 0),
            "bandwidth_per_download": String(limits.bandwidthPerDownload?.rawValue ?? 0),
            "speed_profile": limits.profile.rawValue,
            "schedule": limits.schedule.texts.map(\.description).joined(separator: "; "),
            "unmetered_only": String(limits.needsUnmeteredNetwork),
            "series_in_order": String(limits.keepsSeriesInOrder),
            "storage_limit": String(limits.storage?.rawValue ?? 0),
            "preferred_quality": preferredQuality.rawValue,
            "plays_fullscreen": String(playsFullscreen), "sort": sort.rawValue,
        ]
    }

    /// How many downloads run at once; the default is 2.
    var maximumRunning: Int {
        get { limits.maximumRunning }
        set { limits.maximumRunning = newValue }
    }

    private static func limits(in values: [String: String]) -> DownloadLimits {
        func number(_ name: String) -> Int64? { values[name].flatMap { Int64($0) } }
        func count(_ name: String) -> ByteCount? { number(name).flatMap { $0 > 0 ? ByteCount($0) : nil } }
        func choice(_ name: String, else standard: Bool) -> Bool { values[name].flatMap { Bool($0) } ?? standard }
        let standard = DownloadLimits()
        return DownloadLimits(
            maximumRunning: number("maximum_running").map { Int(clamping: $0) } ?? standard.maximumRunning,
            connectionsPerHost: number("connections_per_host").map { Int(clamping: $0) } ?? standard.connectionsPerHost,
            bandwidth: count("bandwidth"), bandwidthPerDownload: count("bandwidth_per_download"),
            profile: values["speed_profile"].flatMap { SpeedProfile(rawValue: $0) } ?? standard.profile,
            schedule: WeeklySchedule(
                (values["schedule"] ?? "").split(separator: ";").compactMap { HoursText(String($0)) }),
            needsUnmeteredNetwork: choice("unmetered_only", else: standard.needsUnmeteredNetwork),
            keepsSeriesInOrder: choice("series_in_order", else: standard.keepsSeriesInOrder),
            storage: count("storage_limit"))
    }
}
