import MediaModel

/// The add-on's answers about titles, with every address under `base`.
struct AddonCatalogue {
    let base: WebAddress

    /// The id of the one catalogue that each type has.
    static let popular = "popular"
    /// Titles a page, as the protocol has it: fewer means the end.
    static let pageLength = 100

    var manifest: AddonAnswer.Manifest {
        let catalogs = SampleTitle.Kind.allCases.map { kind in
            AddonAnswer.Manifest.Catalog(
                type: kind.rawValue, id: AddonCatalogue.popular, name: "Popular",
                extra: [.init(name: "search"), .init(name: "genre", options: genres(of: kind)), .init(name: "skip")])
        }
        return AddonAnswer.Manifest(
            id: "io.github.zentrio.samples", version: "1.0.0", name: "Zentrio Samples",
            description: "Open films as short samples that are made on this device.",
            resources: ["catalog", "meta", "stream", "subtitles"], types: SampleTitle.Kind.allCases.map(\.rawValue),
            idPrefixes: [SampleTitle.identifierPrefix], catalogs: catalogs)
    }

    /// The titles of a catalogue; nil when there is no such catalogue.
    func catalog(_ kind: SampleTitle.Kind, id: String, extra: [String: String]) -> AddonAnswer.Catalog? {
        guard id == AddonCatalogue.popular else { return nil }
        let skipped = max(0, extra["skip"].flatMap { Int($0) } ?? 0)
        let titles = SampleTitle.catalogue.filter { title in
            title.kind == kind && extra["genre"].map { title.genres.contains($0) } ?? true
                && extra["search"].map { matches(title, $0) } ?? true
        }
        return AddonAnswer.Catalog(metas: titles.dropFirst(skipped).prefix(AddonCatalogue.pageLength).map(preview))
    }

    func meta(_ kind: SampleTitle.Kind, id: String) -> AddonAnswer.Meta? {
        guard let title = SampleTitle.catalogue.first(where: { $0.kind == kind && $0.identifier == id }) else {
            return nil
        }
        var answer = preview(title)
        if title.kind == .series {
            answer.videos = title.films.compactMap(video)
        } else {
            answer.behaviorHints.defaultVideoId = title.identifier
        }
        return AddonAnswer.Meta(meta: answer)
    }

    /// The streams of a film or episode; empty when it is not known.
    func streams(_ kind: SampleTitle.Kind, id: String) -> AddonAnswer.Streams {
        let film = SampleTitle.film(identifier: id).flatMap { $0.title.kind == kind ? $0 : nil }
        return AddonAnswer.Streams(streams: (film?.variants ?? []).map(stream) + (film?.streams ?? []).map(stream))
    }

    func subtitles(_ kind: SampleTitle.Kind, id: String) -> AddonAnswer.Subtitles {
        guard let film = SampleTitle.film(identifier: id), film.title.kind == kind else {
            return AddonAnswer.Subtitles(subtitles: [])
        }
        let tracks = SampleSubtitles.Language.allCases.flatMap { language in
            SampleSubtitles.Format.allCases.map { format in
                let name = "\(film.slug).\(language.rawValue).\(format.rawValue)"
                return AddonAnswer.Subtitles.Track(id: name, url: "\(base)/captions/\(name)", lang: language.rawValue)
            }
        }
        return AddonAnswer.Subtitles(subtitles: tracks)
    }

    private func genres(of kind: SampleTitle.Kind) -> [String] {
        Set(SampleTitle.catalogue.filter { $0.kind == kind }.flatMap(\.genres)).sorted()
    }

    private func matches(_ title: SampleTitle, _ words: String) -> Bool {
        let name = title.name.lowercased()
        return words.lowercased().split(separator: " ").allSatisfy { name.contains($0) }
    }

    private func preview(_ title: SampleTitle) -> AddonAnswer.Meta.Title {
        let years = title.episodes.map(\.year)
        let last = years.max() ?? title.year
        return AddonAnswer.Meta.Title(
            id: title.identifier, type: title.kind.rawValue, name: title.name,
            poster: "\(base)/art/\(title.slug)-poster.webp", background: "\(base)/art/\(title.slug)-wide.webp",
            genres: title.genres, releaseInfo: last == title.year ? "\(title.year)" : "\(title.year)-\(last)",
            released: "\(title.year)-01-01T00:00:00.000Z", runtime: "\(title.runtime.components.seconds / 60) min",
            director: [title.director], description: title.synopsis)
    }

    private func video(_ film: SampleFilm) -> AddonAnswer.Meta.Video? {
        guard let episode = film.episode else { return nil }
        return AddonAnswer.Meta.Video(
            id: film.identifier, title: episode.name, season: episode.season, episode: episode.number,
            released: "\(episode.year)-01-01T00:00:00.000Z", overview: episode.synopsis,
            thumbnail: "\(base)/art/\(film.pictureName)")
    }

    private func stream(_ stream: SampleStream) -> AddonAnswer.Streams.Stream {
        let packaging = stream.packaging
        let languages = packaging.hasSeparateTracks ? "English, German" : "English"
        return AddonAnswer.Streams.Stream(
            url: "\(base)/segments/\(stream.film.slug)/\(packaging.rawValue)/\(packaging.manifestName)",
            name: packaging.name, description: "H.264, AAC 2.0, \(languages)",
            behaviorHints: AddonAnswer.Streams.Hints(bingeGroup: "samples-\(packaging.rawValue)"))
    }

    private func stream(_ variant: SampleVariant) -> AddonAnswer.Streams.Stream {
        let megabytes = Double(variant.byteCount.rawValue / 100_000) / 10
        let address =
            "\(base)/film/\(variant.film.slug)/\(variant.height.name)/\(PercentCoding.encoded(variant.fileName))"
        return AddonAnswer.Streams.Stream(
            url: address, name: "Samples \(variant.height.name)",
            description: "\(variant.fileName)\n\(megabytes) MB, H.264, AAC 2.0, English",
            behaviorHints: AddonAnswer.Streams.Hints(
                videoSize: variant.byteCount.rawValue, filename: variant.fileName,
                bingeGroup: "samples-\(variant.height.name)"))
    }
}
