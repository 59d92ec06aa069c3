/// What a download is about: the film, episode or clip, as lists and file names show it.
package struct MediaItem: Hashable, Sendable, Codable {
    /// Where a title belongs on the shelf.
    package enum Kind: Hashable, Sendable, Codable {
        case film
        /// One episode; the item's title is the series' title.
        case episode(season: Int, number: Int, name: String?)
        case clip
    }

    package var title: String
    package var year: Int?
    package var kind: Kind
    package var duration: Duration?
    /// The name of the server or add-on that offers it, "Attic"; nil for a pasted link.
    package var sourceName: String?
    /// The upright picture, 2:3.
    package var poster: WebAddress?
    /// The wide picture, 16:9.
    package var backdrop: WebAddress?

    package init(
        title: String, year: Int? = nil, kind: Kind = .film, duration: Duration? = nil, sourceName: String? = nil,
        poster: WebAddress? = nil, backdrop: WebAddress? = nil
    ) {
        self.title = title
        self.year = year
        self.kind = kind
        self.duration = duration
        self.sourceName = sourceName
        self.poster = poster
        self.backdrop = backdrop
    }
}
