import MediaModel

/// The pages that the navbar leads to, in its order.
nonisolated enum Page: String, CaseIterable, Sendable {
    case home
    case explore
    case library
    case downloads
    case search

    var title: String {
        switch self {
        case .home: "Home"
        case .explore: "Explore"
        case .library: "Library"
        case .downloads: "Downloads"
        case .search: "Search"
        }
    }

    var icon: String { self == .downloads ? "download" : rawValue }
}

/// What lies over the page; one thing at a time.
nonisolated enum Layer: Hashable, Sendable {
    /// The Paste Link dialog.
    case addDownload
    /// The quality picker for the title that the Paste Link dialog resolved.
    case qualityPicker
    /// Asks before the file of a finished download is deleted.
    case confirmDelete(DownloadID)
}
