package import MediaModel

/// One way to a video, as an add-on offers it.
package struct StremioStream: Hashable, Sendable {
    /// Where the stream comes from, and so whether it can be downloaded.
    package enum Origin: Hashable, Sendable {
        /// A file or playlist on the web.
        case web(WebAddress)
        /// A torrent.
        case torrent
        /// A video of YouTube.
        case youTube
        /// A page for a browser.
        case externalPage
        /// Anything else, such as ftp, Usenet or an archive.
        case other
    }

    package var origin: Origin
    /// The quality as the add-on words it.
    package var name: String?
    package var summary: String?
    package var fileName: String?
    package var byteCount: ByteCount?
    /// Streams of one group are alike from episode to episode.
    package var bingeGroup: String?
    /// What every request for the stream has to carry, also on other hosts.
    package var headers: [HeaderField]
    package var subtitles: [StremioSubtitle]
    /// What the texts say.
    package var traits: StreamTraits

    init?(_ json: JSONValue) {
        guard json.isObject else { return nil }
        let hints = json["behaviorHints"]
        origin = StremioStream.origin(json)
        name = json["name"].text
        summary = json["description"].text ?? json["title"].text
        fileName = hints["filename"].text
        byteCount = hints["videoSize"].integer.flatMap { $0 > 0 ? ByteCount($0) : nil }
        bingeGroup = hints["bingeGroup"].text
        headers = hints["proxyHeaders"]["request"].fields.sorted { $0.key < $1.key }.compactMap { name, value in
            value.text.flatMap { HeaderField(name: name, value: $0) }
        }
        subtitles = json["subtitles"].elements.compactMap(StremioSubtitle.init)
        traits = StreamTraits([name, fileName, summary].compactMap(\.self).joined(separator: "\n"))
    }

    /// Why the stream cannot be downloaded, as a list shows it; nil when it can.
    package var obstacle: String? {
        switch origin {
        case .web: nil
        case .torrent: "Torrents cannot be downloaded."
        case .youTube: "Videos of YouTube cannot be downloaded."
        case .externalPage: "This opens in a browser."
        case .other: "This kind of source cannot be downloaded."
        }
    }

    /// The stream as the rest of the program knows it; nil when it cannot be downloaded.
    package var stream: Stream? {
        guard case .web(let address) = origin else { return nil }
        return Stream(
            address: address, format: StremioStream.format(address), height: traits.height, codecs: traits.codecs,
            byteCount: byteCount ?? traits.byteCount, isSizeEstimated: byteCount == nil && traits.byteCount != nil,
            headers: headers, subtitleFiles: subtitles.map(\.file))
    }

    /// The stream for the next episode: of the same group as the last one's if there is such a stream, else by quality.
    package static func next(
        after bingeGroup: String?, quality: Quality, among streams: [StremioStream]
    ) -> StremioStream? {
        let usable = streams.filter { $0.stream != nil }
        if let bingeGroup, let same = usable.first(where: { $0.bingeGroup == bingeGroup }) { return same }
        let best = StreamChoice.stream(for: quality, among: usable.compactMap(\.stream))
        return usable.first { $0.stream == best }
    }

    private static func origin(_ json: JSONValue) -> Origin {
        if let address = StremioTitle.address(json["url"]) { return .web(address) }
        if json["infoHash"].text != nil { return .torrent }
        if json["ytId"].text != nil { return .youTube }
        return json["externalUrl"].text != nil ? .externalPage : .other
    }

    private static func format(_ address: WebAddress) -> Stream.Format {
        let path = address.path.lowercased()
        if path.hasSuffix(".m3u8") { return .hls }
        return path.hasSuffix(".mpd") ? .dash : .progressive
    }
}
