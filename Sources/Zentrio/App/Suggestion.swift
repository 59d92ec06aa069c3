import MediaModel

/// A title that a source offers, as the Paste Link dialog lists it.
nonisolated struct Suggestion: Hashable, Sendable, Identifiable {
    var title: String
    var year: Int?
    var poster: WebAddress?
    /// The link that resolves to the title's streams.
    var link: WebAddress

    var id: String { link.text }
}
