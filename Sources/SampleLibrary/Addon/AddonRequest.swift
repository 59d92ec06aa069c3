import MediaModel

/// What a request path asks of the add-on (Stremio add-on protocol).
enum AddonRequest: Hashable {
    case manifest
    case catalog(SampleTitle.Kind, id: String, extra: [String: String])
    case meta(SampleTitle.Kind, id: String)
    case streams(SampleTitle.Kind, id: String)
    case subtitles(SampleTitle.Kind, id: String)
    /// A picture of the artwork folder.
    case picture(name: String)
    case film(SampleVariant)
    /// A file of a stream: its manifest, a playlist, a segment, a key.
    case piece(SampleStream, name: String)
    case captions(SampleFilm, SampleSubtitles.Language, SampleSubtitles.Format)

    /// Reads the path as it was sent, still percent-encoded; nil for anything that is not offered.
    init?(path: String) {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(String.init)
        switch (parts.first, parts.count) {
        case ("manifest.json", 1): self = .manifest
        case ("art", 2): self.init(picture: parts[1])
        case ("film", 4): self.init(film: parts[1], height: parts[2], fileName: parts[3])
        case ("segments", 4): self.init(piece: parts[3], slug: parts[1], packaging: parts[2])
        case ("captions", 2): self.init(captions: parts[1])
        case (let resource?, 3...4): self.init(resource: resource, Array(parts.dropFirst()))
        default: return nil
        }
    }

    private init?(resource: String, _ parts: [String]) {
        guard let kind = SampleTitle.Kind(rawValue: parts[0]), parts[parts.count - 1].hasSuffix(".json"),
            let id = PercentCoding.decoded(parts.count == 2 ? parts[1].dropLast(5) : parts[1][...]),
            let extra = parts.count == 2 ? [:] : AddonRequest.extra(parts[2].dropLast(5))
        else { return nil }
        switch resource {
        case "catalog": self = .catalog(kind, id: id, extra: extra)
        case "meta": self = .meta(kind, id: id)
        case "stream": self = .streams(kind, id: id)
        case "subtitles": self = .subtitles(kind, id: id)
        default: return nil
        }
    }

    private init?(picture name: String) {
        // The name goes into a file path: nothing but the artwork's own letters may pass.
        guard name.hasSuffix(".webp"), !name.hasPrefix("profile-"),
            name.dropLast(5).utf8.allSatisfy({ "abcdefghijklmnopqrstuvwxyz0123456789-".utf8.contains($0) })
        else { return nil }
        self = .picture(name: name)
    }

    private init?(film slug: String, height: String, fileName: String) {
        guard let film = SampleTitle.film(slug: slug), let height = SampleVariant.Height(name: height) else {
            return nil
        }
        let variant = SampleVariant(film: film, height: height)
        guard PercentCoding.decoded(fileName) == variant.fileName else { return nil }
        self = .film(variant)
    }

    private init?(piece name: String, slug: String, packaging: String) {
        guard let film = SampleTitle.film(slug: slug), let packaging = SampleStream.Packaging(rawValue: packaging),
            SampleStream.isFileName(name), name != StreamRecipe.keyInfoName
        else { return nil }
        self = .piece(SampleStream(film: film, packaging: packaging), name: name)
    }

    private init?(captions name: String) {
        let parts = name.split(separator: ".").map(String.init)
        guard parts.count == 3, let film = SampleTitle.film(slug: parts[0]),
            let language = SampleSubtitles.Language(rawValue: parts[1]),
            let format = SampleSubtitles.Format(rawValue: parts[2])
        else { return nil }
        self = .captions(film, language, format)
    }

    /// Reads "genre=A&skip=100"; nil when a value is not properly encoded.
    private static func extra(_ text: Substring) -> [String: String]? {
        var result: [String: String] = [:]
        for pair in text.split(separator: "&") {
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            // As in a query string, a plus is a space.
            let value = (sides.count == 2 ? String(sides[1]) : "").map { $0 == "+" ? " " : $0 }
            guard let name = PercentCoding.decoded(sides[0]), let value = PercentCoding.decoded(String(value)) else {
                return nil
            }
            result[name] = value
        }
        return result
    }
}
