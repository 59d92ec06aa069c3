import MediaModel

/// The pages, in the navbar's order.
nonisolated enum Page: String, CaseIterable, Codable, Comparable, Sendable {
    case home
    case explore
    case library
    case downloads
    case search
    case settings
    /// How the runtime does inside, for developers; the navbar does not lead there.
    case metrics

    /// Those that the navbar leads to.
    static let inNavbar: [Page] = [.home, .explore, .library, .downloads, .search]

    var title: String {
        switch self {
        case .home: say("Home")
        case .explore: say("Explore")
        case .library: say("Library")
        case .downloads: say("Downloads")
        case .search: say("Search")
        case .settings: say("Settings")
        case .metrics: say("Runtime")
        }
    }

    var icon: String { self == .downloads ? "download" : rawValue }

    /// Whether the page stands further left.
    static func < (lhs: Page, rhs: Page) -> Bool {
        (allCases.firstIndex(of: lhs) ?? 0) < (allCases.firstIndex(of: rhs) ?? 0)
    }
}

/// What lies over the page; the last one takes the input.
nonisolated enum Layer: Hashable, Sendable {
    /// The Paste Link dialog.
    case addDownload
    /// The quality picker for a title that was chosen.
    case qualityPicker
    /// Asks before the files of finished downloads are deleted.
    case confirmDelete([DownloadID])
    case storage
    /// The list of keys.
    case shortcuts
}
