import MediaModel

nonisolated extension Quality {
    /// "Higher · about 1080p", as the settings name it.
    var preferenceLabel: String {
        switch self {
        case .standard: say("Standard · about 720p")
        case .higher: say("Higher · about 1080p")
        case .best: say("Best · as the source")
        case .automatic, .p360, .p480, .p1440, .p2160: name
        }
    }
}
