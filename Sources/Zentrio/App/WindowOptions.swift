/// What the command line and the environment ask of the window.
nonisolated struct WindowOptions: Sendable {
    /// The page that opens.
    var page = Page.downloads
    /// An address to add as soon as the window is there.
    var link: String?
    /// Whether the window waits until somebody asks for it.
    var isBackground = false
    /// Physical pixels for a logical one; nil asks the desktop.
    var scale: Float?
    var renderer = WindowConfiguration.RendererChoice.automatic
    /// A file that always holds the accessibility tree of what is shown; nil writes none.
    var treeFile: String?
    /// More options for mpv.
    var playerArguments: [String] = []

    /// Reads `ZENTRIO_SCALE`, `ZENTRIO_RENDERER`, `ZENTRIO_TREE` and `ZENTRIO_MPV_OPTIONS`.
    init(environment: [String: String], page: Page = .downloads) {
        self.page = page
        scale = environment["ZENTRIO_SCALE"].flatMap { Float($0) }
        renderer =
            environment["ZENTRIO_RENDERER"].flatMap { WindowConfiguration.RendererChoice(rawValue: $0) } ?? .automatic
        treeFile = environment["ZENTRIO_TREE"]
        playerArguments = environment["ZENTRIO_MPV_OPTIONS"]?.split(separator: " ").map { String($0) } ?? []
    }
}
