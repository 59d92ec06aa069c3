/// One title of the sample library: a film, or a series with its episodes.
package struct SampleTitle: Hashable, Sendable {
    /// The Stremio type of a title; its raw value is what stands in addresses.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case film = "movie"
        case series
    }

    /// The name in addresses and of the artwork: "big-buck-bunny".
    package var slug: String
    package var name: String
    package var year: Int
    /// How long the real film runs; of a series, one episode.
    package var runtime: Duration
    package var genres: [String]
    package var director: String
    package var synopsis: String
    /// Empty for a film.
    package var episodes: [SampleEpisode]

    package var kind: Kind { episodes.isEmpty ? .film : .series }

    /// The Stremio identifier.
    package var identifier: String { SampleTitle.identifierPrefix + slug }

    package static let identifierPrefix = "sample:"

    /// Everything of this title that plays.
    package var films: [SampleFilm] {
        episodes.isEmpty
            ? [SampleFilm(title: self, episode: nil)] : episodes.map { SampleFilm(title: self, episode: $0) }
    }
}
