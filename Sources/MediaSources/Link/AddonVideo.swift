import MediaModel

/// One video of an add-on: its streams, and what is known about its title.
struct AddonVideo: Sendable {
    private let addon: StremioAddon
    private let type: String
    private let id: String

    init(_ addon: StremioAddon, type: String, id: String) {
        self.addon = addon
        self.type = type
        self.id = id
    }

    /// Asks for the streams, and at the same time for the title, which many stream add-ons do not know.
    func resolve() async throws(MediaSourceError) -> ResolvedLink {
        async let description = describe()
        let offered = try await addon.streams(type: type, id: id)
        let streams = try usable(offered)
        let (item, subtitles) = await description
        let guess = offered.lazy.compactMap(\.fileName).first.map { TitleGuess(fileName: $0).item }
        return ResolvedLink(
            item: item ?? guess ?? MediaItem(title: id), streams: streams,
            audioLanguages: distinct(offered.filter { $0.stream != nil }.flatMap(\.traits.languages)),
            subtitleLanguages: distinct((offered.flatMap(\.subtitles) + subtitles).compactMap(\.languageTag)))
    }

    /// The streams that can be downloaded, the best first.
    private func usable(_ offered: [StremioStream]) throws(MediaSourceError) -> [Stream] {
        let streams = offered.compactMap(\.stream)
        // A file says what it is; a manifest has to be looked at first.
        let files = streams.filter { $0.format == .progressive }.sorted(by: StreamChoice.isBetter)
        guard files.isEmpty else { return files }
        guard streams.isEmpty else { return streams }
        let reason = offered.lazy.compactMap(\.obstacle).first ?? "The add-on has no stream for it."
        throw MediaSourceError(
            .noStream, "Nothing here can be downloaded. \(reason)", cause: "\(addon.base) \(type) \(id)")
    }

    /// The title and the subtitles, as far as the add-on tells: their failure costs names, not the download.
    private func describe() async -> (MediaItem?, [StremioSubtitle]) {
        guard let manifest = try? await addon.manifest() else { return (nil, []) }
        async let subtitles = subtitles(manifest)
        let item = await item(manifest)
        return (item, await subtitles)
    }

    private func item(_ manifest: StremioManifest) async -> MediaItem? {
        guard manifest.offers("meta", type: type, id: id), let title = try? await addon.meta(type: type, id: titleID)
        else {
            return nil
        }
        return title.item(video: title.videos.first { $0.id == id }, sourceName: manifest.name)
    }

    private func subtitles(_ manifest: StremioManifest) async -> [StremioSubtitle] {
        guard manifest.offers("subtitles", type: type, id: id) else { return [] }
        return (try? await addon.subtitles(type: type, id: id)) ?? []
    }

    /// The series of an episode: its id without season and number, "tt0108778:1:1".
    private var titleID: String {
        let parts = id.split(separator: ":", omittingEmptySubsequences: false)
        let isEpisode = type == "series" && parts.count > 2 && parts.suffix(2).allSatisfy { Int($0) != nil }
        return isEpisode ? parts.dropLast(2).joined(separator: ":") : id
    }

    private func distinct(_ tags: [String]) -> [String] {
        var found: [String] = []
        for tag in tags where !found.contains(tag) { found.append(tag) }
        return found
    }
}
