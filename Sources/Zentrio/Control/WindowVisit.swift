/// What a second start wants of the window that is there.
nonisolated struct WindowVisit: Hashable, Sendable, Codable {
    /// The page to open; nil leaves the one that is open.
    var page: Page?
    /// An address to add.
    var link: String?
}
