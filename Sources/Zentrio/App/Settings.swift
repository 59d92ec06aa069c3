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
        preferredQuality = values["preferred_quality"].flatMap { Quality(rawValue: $0) } ?? preferredQuality
        playsFullscreen = values["plays_fullscreen"].flatMap { Bool($0) } ?? playsFullscreen
    }

    /// The values to store, by their stored names.
    var values: [String: String] {
        [
            "theme": theme.rawValue, "maximum_running": String(maximumRunning),
            "preferred_quality": preferredQuality.rawValue, "plays_fullscreen": String(playsFullscreen),
        ]
    }
}
