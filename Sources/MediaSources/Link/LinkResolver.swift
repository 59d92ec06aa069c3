package import MediaModel

/// From a pasted text to something that can be downloaded.
///
/// Start here. `PastedLink` says what the text is, `MediaProbe` looks at a file on the web, `StremioAddon` asks an
/// add-on; what comes out is a `ResolvedLink`, or a `MediaSourceError` with a sentence.
package struct LinkResolver: Sendable {
    private let fetcher: any WebFetching
    private let readPage: PageVideo.Reading?
    private let now: @Sendable () -> Timestamp?

    /// Makes a resolver.
    ///
    /// - Parameters:
    ///   - fetcher: the network.
    ///   - readPage: asks another program for the video of a web page; the default, nil, finds none there.
    ///   - now: the time of day, for broadcasts that ended at a known time; the default takes all of them for live.
    package init(
        fetcher: any WebFetching, readPage: PageVideo.Reading? = nil,
        now: @escaping @Sendable () -> Timestamp? = { nil }
    ) {
        self.fetcher = fetcher
        self.readPage = readPage
        self.now = now
    }

    /// Finds out what lies behind a text.
    ///
    /// A file on the web costs one request for its first bytes, and another one when these do not hold its whole header.
    /// `headers` go with every request to a file; the default is none.
    package func resolve(_ text: String, headers: [HeaderField] = []) async throws(MediaSourceError) -> ResolvedLink {
        switch try PastedLink(text) {
        case .web(let address): return try await look(at: address, headers)
        case .addonVideo(let base, let type, let id):
            return try await AddonVideo(addon(base), type: type, id: id, now: now()).resolve()
        case .addon(let base): throw await isAddon(addon(base))
        }
    }

    /// Finds out what lies behind a text that somebody typed, and which may have no scheme.
    package func resolve(typed text: String) async throws(MediaSourceError) -> ResolvedLink {
        guard let link = BareLink(text) else { return try await resolve(text) }
        do throws(MediaSourceError) {
            return try await resolve(link.first)
        } catch {
            guard link.isSecondWorthATry(after: error) else { throw error }
            do throws(MediaSourceError) {
                return try await resolve(link.second)
            } catch let other {
                // Where nobody is, either scheme says so; a server that answered says more.
                throw other.isUnanswered ? error : other
            }
        }
    }

    /// What an add-on's open catalogues offer, films and episodes, at most `limit`.
    ///
    /// The default limit is 24: as many as a dialog shows.
    package func suggestions(
        fromAddonAt base: WebAddress, limit: Int = 24
    ) async throws(MediaSourceError) -> [LinkSuggestion] {
        let addon = addon(base)
        let manifest = try await addon.manifest()
        var found: [LinkSuggestion] = []
        for catalog in manifest.catalogs where catalog.requiredExtras.isEmpty && found.count < limit {
            for title in try await addon.catalog(type: catalog.type, id: catalog.id).prefix(limit - found.count) {
                found += try await suggestions(title, addon: addon, name: manifest.name)
            }
        }
        return Array(found.prefix(limit))
    }

    private func look(at address: WebAddress, _ headers: [HeaderField]) async throws(MediaSourceError) -> ResolvedLink {
        var found = try await resolve(address, headers)
        found.link = address
        return found
    }

    private func resolve(_ address: WebAddress, _ headers: [HeaderField]) async throws(MediaSourceError) -> ResolvedLink
    {
        do throws(MediaSourceError) {
            return try await MediaProbe(fetcher: VisitorNetwork(fetcher), headers: headers, now: now()).probe(address)
        } catch {
            guard error.isWebPage, let readPage else { throw error }
            do throws(MediaSourceError) {
                return try PageVideo(try await readPage(address, headers), at: address).link
            } catch let failure {
                // The site's own refusal says more than that another program was refused, too.
                throw error.code == .noVideo ? failure : error
            }
        }
    }

    private func addon(_ base: WebAddress) -> StremioAddon {
        StremioAddon(base: base, fetcher: fetcher)
    }

    private func suggestions(
        _ title: StremioTitle, addon: StremioAddon, name: String
    ) async throws(MediaSourceError) -> [LinkSuggestion] {
        guard title.type == "series" else {
            let address = addon.streamAddress(type: title.type, id: title.id)
            return address.map { [LinkSuggestion(address: $0, item: title.item(sourceName: name))] } ?? []
        }
        let full = try await addon.meta(type: title.type, id: title.id)
        return full.videos.compactMap { video in
            addon.streamAddress(type: title.type, id: video.id).map {
                LinkSuggestion(address: $0, item: full.item(video: video, sourceName: name))
            }
        }
    }

    private func isAddon(_ addon: StremioAddon) async -> MediaSourceError {
        do {
            let name = try await addon.manifest().name
            return MediaSourceError(.addon, "This is the add-on \(name), not a film. Add it under Sources.")
        } catch {
            return error
        }
    }
}
