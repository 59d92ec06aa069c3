import MediaModel

nonisolated extension Quality {
    /// "Higher · about 1080p", as the settings name it.
    var preferenceLabel: String {
        switch self {
        case .standard: "Standard · about 720p"
        case .higher: "Higher · about 1080p"
        case .best: "Best · as the source"
        case .automatic, .p360, .p480, .p1440, .p2160: name
        }
    }
}
