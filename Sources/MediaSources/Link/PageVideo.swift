import Manifests
package import MediaModel

/// The video of a web page, as `yt-dlp -J` describes it.
package struct PageVideo: Sendable {
    /// Asks for a page's description.
    ///
    /// - Throws: `pageNotRead` when nobody can read the page, `noVideo` when it holds none.
    package typealias Reading =
        @Sendable (_ page: WebAddress, _ headers: [HeaderField]) async throws(MediaSourceError) -> [UInt8]

    /// The title, and the streams with the headers that the site wants.
    let link: ResolvedLink

    /// Reads a description.
    ///
    /// - Parameters:
    ///   - bytes: JSON.
    ///   - page: the page.
    /// - Throws: `noVideo` when nothing of it can be downloaded, `protected`, `live`.
    init(_ bytes: [UInt8], at page: WebAddress) throws(MediaSourceError) {
        guard let root = JSONValue(bytes: bytes), let video = PageVideo.video(root) else {
            throw MediaSourceError(.noVideo, "No video found at this address.", cause: "\(page): no description")
        }
        if video["is_live"].isTrue {
            throw MediaSourceError(.live, "This is a live stream with no end. It can be saved once it has ended.")
        }
        let formats = video["formats"].elements + (video["url"].text == nil ? [] : [video])
        let streams = PageVideo.distinct(formats.flatMap { PageVideo.streams($0, of: video) })
        guard !streams.isEmpty else { throw PageVideo.nothing(formats, page) }
        let files = PageVideo.subtitleFiles(video)
        link = ResolvedLink(
            item: PageVideo.item(video, page),
            streams: streams.sorted(by: StreamChoice.isBetter).map { stream in
                var stream = stream
                stream.subtitleFiles = files
                return stream
            },
            subtitleLanguages: video["subtitles"].fields.keys.sorted().compactMap(LanguageTag.tag(of:)))
    }

    /// The video itself, or the first one of a list.
    private static func video(_ root: JSONValue) -> JSONValue? {
        guard root["_type"].text == "playlist" else { return root.isObject ? root : nil }
        return root["entries"].elements.first { $0.isObject }
    }

    private static func item(_ video: JSONValue, _ page: WebAddress) -> MediaItem {
        let year = video["release_year"].integer ?? video["upload_date"].text.flatMap { Int64($0.prefix(4)) }
        var item = MediaItem(
            title: video["title"].text ?? page.host, year: year.flatMap { (1888...2100).contains($0) ? Int($0) : nil },
            kind: .clip)
        if let seconds = video["duration"].real, (0.1...1e6).contains(seconds) { item.duration = .seconds(seconds) }
        item.sourceName = video["extractor_key"].text
        item.poster = StremioTitle.address(video["thumbnail"])
        return item
    }

    private static func nothing(_ formats: [JSONValue], _ page: WebAddress) -> MediaSourceError {
        if formats.contains(where: { $0["has_drm"].isTrue }) {
            return MediaSourceError(.protected, "This stream is protected and cannot be saved.", cause: page.text)
        }
        return MediaSourceError(
            .noVideo, "Nothing on this page can be downloaded.", cause: "\(page): \(formats.count) formats")
    }

    /// One file of each language, in the format that loses least.
    private static func subtitleFiles(_ video: JSONValue) -> [SubtitleFile] {
        let formats = ["vtt", "srt", "ttml", "ass"]
        return video["subtitles"].fields.sorted { $0.key < $1.key }.compactMap { name, files in
            let known = formats.lazy.compactMap { format in files.elements.first { $0["ext"].text == format } }
            guard let tag = LanguageTag.tag(of: name),
                let address = known.first.flatMap({ StremioTitle.address($0["url"]) })
            else { return nil }
            return SubtitleFile(address: address, language: tag)
        }
    }

    // MARK: Streams

    private static func streams(_ format: JSONValue, of video: JSONValue) -> [Stream] {
        guard !format["has_drm"].isTrue else { return [] }
        let way = format["protocol"].text ?? "https"
        if way.hasPrefix("m3u8") { return manifest(format, .hls) }
        if way.contains("dash") { return manifest(format, .dash) }
        // A picture without its sound would be half a film.
        let isWhole = format["vcodec"].text != "none" && format["acodec"].text != "none"
        guard way == "http" || way == "https", isWhole, let address = StremioTitle.address(format["url"]) else {
            return []
        }
        let exact = format["filesize"].integer
        let size = exact ?? format["filesize_approx"].integer
        return [
            Stream(
                address: address, height: height(format), codecs: codecs(format), bandwidth: bandwidth(format),
                byteCount: size.flatMap { $0 > 0 ? ByteCount($0) : nil }, isSizeEstimated: exact == nil,
                headers: headers(format))
        ]
    }

    /// A picture of a manifest; its sound comes with it, whatever the description calls this part.
    private static func manifest(_ format: JSONValue, _ kind: Stream.Format) -> [Stream] {
        let source = kind == .hls ? format["manifest_url"].text ?? format["url"].text : format["manifest_url"].text
        guard let source, let address = try? WebAddress(source), format["vcodec"].text != "none" else { return [] }
        return [
            Stream(
                address: address, format: kind, height: height(format), codecs: codecs(format),
                bandwidth: bandwidth(format), byteCount: format["filesize_approx"].integer.map { ByteCount($0) },
                isSizeEstimated: true, headers: headers(format))
        ]
    }

    private static func height(_ format: JSONValue) -> Int? {
        format["height"].integer.flatMap { (1...10_000).contains($0) ? Int($0) : nil }
    }

    /// Kilobits a second, as the description has it.
    private static func bandwidth(_ format: JSONValue) -> Int? {
        format["tbr"].real.flatMap { (0.1...1e7).contains($0) ? Int($0 * 1_000) : nil }
    }

    private static func codecs(_ format: JSONValue) -> [String] {
        [format["vcodec"].text, format["acodec"].text].compactMap { codec in
            codec.flatMap { $0 == "none" ? nil : CodecLabel.text(ofManifest: $0) }
        }
    }

    /// Without what the transfer decides for itself.
    private static func headers(_ format: JSONValue) -> [HeaderField] {
        let own: Set = ["accept-encoding", "range", "host", "content-length", "connection"]
        var fields = format["http_headers"].fields.sorted { $0.key < $1.key }.compactMap { name, value in
            own.contains(name.lowercased()) ? nil : value.text.flatMap { HeaderField(name: name, value: $0) }
        }
        if let cookies = format["cookies"].text.map(PageVideo.cookieHeader), !cookies.isEmpty,
            let field = HeaderField(name: "Cookie", value: cookies)
        {
            fields.append(field)
        }
        return fields
    }

    /// From "a=1; Domain=.host; Path=/; b=2; Domain=…" to "a=1; b=2".
    private static func cookieHeader(_ text: String) -> String {
        let attributes: Set = ["domain", "path", "expires", "secure", "max-age", "httponly", "samesite", "version"]
        return text.split(separator: ";").map { $0.drop { $0 == " " } }.filter { part in
            part.contains("=") && !attributes.contains(part.prefix { $0 != "=" }.lowercased())
        }.joined(separator: "; ")
    }

    /// Several formats of one manifest may have the same height.
    private static func distinct(_ streams: [Stream]) -> [Stream] {
        var kept: [Stream] = []
        for stream in streams {
            let isKnown = kept.contains {
                $0.address == stream.address && $0.height == stream.height && $0.format == stream.format
            }
            if !isKnown { kept.append(stream) }
        }
        return kept
    }
}
