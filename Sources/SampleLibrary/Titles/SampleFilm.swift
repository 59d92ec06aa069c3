/// One thing that plays: a film, or one episode of a series.
package struct SampleFilm: Hashable, Sendable {
    package var title: SampleTitle
    package var episode: SampleEpisode?

    /// The name in addresses and of the cached files.
    package var slug: String {
        guard let episode else { return title.slug }
        return "\(title.slug)-e\(twoDigits(episode.number))"
    }

    /// The Stremio video identifier: of a film the title's, of an episode "sample:caminandes:1:2".
    package var identifier: String {
        guard let episode else { return title.identifier }
        return "\(title.identifier):\(episode.season):\(episode.number)"
    }

    /// The name of the wide picture in the artwork folder.
    package var pictureName: String { episode == nil ? "\(slug)-wide.webp" : "\(slug).webp" }

    /// How long the real film runs.
    package var runtime: Duration { episode?.runtime ?? title.runtime }

    /// How long the sample runs: a second for each minute of the real film, but 8 to 20 seconds.
    package var sampleLength: Duration {
        .seconds(min(max(runtime.components.seconds / 60, 8), 20))
    }

    /// The file's name without height and extension, dots for spaces as such files are named: "Sintel.2010".
    package var fileStem: String {
        let words: [String] =
            if let episode {
                [
                    title.name, "S\(twoDigits(episode.season))E\(twoDigits(episode.number))", episode.name,
                    "\(episode.year)",
                ]
            } else {
                [title.name, "\(title.year)"]
            }
        return words.joined(separator: " ").split { !$0.isLetter && !$0.isNumber && $0 != "-" }.joined(separator: ".")
    }

    /// Every version of this film, the best first.
    package var variants: [SampleVariant] {
        SampleVariant.Height.allCases.map { SampleVariant(film: self, height: $0) }
    }

    private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
