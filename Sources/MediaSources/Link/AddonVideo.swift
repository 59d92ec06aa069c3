import MediaModel

/// One video of an add-on: its streams, and what is known about its title.
struct AddonVideo: Sendable {
    private let addon: StremioAddon
    private let type: String
    private let id: String
    private let now: Timestamp?

    /// `now` is the time of day, for broadcasts that ended at a known time; nil takes all of them for live.
    init(_ addon: StremioAddon, type: String, id: String, now: Timestamp?) {
        self.addon = addon
        self.type = type
        self.id = id
        self.now = now
    }

    /// Asks for the streams, and at the same time for the title, which many stream add-ons do not know.
    func resolve() async throws(MediaSourceError) -> ResolvedLink {
        async let description = describe()
        let offered = try await addon.streams(type: type, id: id)
        let streams = try usable(offered)
        let inside = await lookInside(streams)
        let (item, subtitles) = await description
        let guess = offered.lazy.compactMap(\.fileName).first.map { TitleGuess(fileName: $0).item }
        var described = item ?? guess ?? MediaItem(title: id)
        described.duration = described.duration ?? inside?.item.duration
        let languages = offered.filter { $0.stream != nil }.flatMap(\.traits.languages)
        let captions = (offered.flatMap(\.subtitles) + subtitles).compactMap(\.languageTag)
        return ResolvedLink(
            item: described, streams: withSubtitles(inside?.streams ?? streams, of: streams, subtitles),
            audioLanguages: distinct((inside?.audioLanguages ?? []) + languages),
            extraSoundSize: inside?.extraSoundSize,
            subtitleLanguages: distinct((inside?.subtitleLanguages ?? []) + captions),
            manifestNames: inside == nil ? AddonVideo.names(offered) : [:])
    }

    /// The add-on's own words for its manifests.
    private static func names(_ offered: [StremioStream]) -> [WebAddress: String] {
        var names: [WebAddress: String] = [:]
        for stream in offered {
            guard let address = stream.stream?.address, stream.stream?.format != .progressive, let name = stream.name
            else { continue }
            names[address] = name.split(separator: "\n").joined(separator: " ")
        }
        return names
    }

    /// The pictures of the only stream, when it is one of HLS or DASH; nil when there is no need, or it cannot be read.
    private func lookInside(_ streams: [Stream]) async -> ResolvedLink? {
        guard streams.count == 1, streams[0].format != .progressive else { return nil }
        return try? await ManifestProbe(fetcher: VisitorNetwork(addon.fetcher), headers: streams[0].headers, now: now)
            .probe(streams[0].address, document: nil)
    }

    /// The streams that can be downloaded, the best first.
    private func usable(_ offered: [StremioStream]) throws(MediaSourceError) -> [Stream] {
        let streams = offered.compactMap(\.stream).sorted(by: StreamChoice.isBetter)
        guard streams.isEmpty else { return streams }
        let reason = offered.lazy.compactMap(\.obstacle).first ?? "The add-on has no stream for it."
        throw MediaSourceError(
            .noStream, "Nothing here can be downloaded. \(reason)", cause: "\(addon.base) \(type) \(id)")
    }

    /// The streams with the subtitle files of the one that was looked into and of the title.
    private func withSubtitles(
        _ streams: [Stream], of offered: [Stream], _ subtitles: [StremioSubtitle]
    ) -> [Stream] {
        streams.map { stream in
            var stream = stream
            let own = offered.first { $0.address == stream.address }?.subtitleFiles ?? []
            stream.subtitleFiles = own + subtitles.map(\.file).filter { !own.contains($0) }
            return stream
        }
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
