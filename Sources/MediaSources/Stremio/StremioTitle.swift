package import MediaModel

/// A film or series as an add-on describes it, in a catalogue or in full.
package struct StremioTitle: Hashable, Sendable {
    package var id: String
    package var type: String
    package var name: String
    package var year: Int?
    package var poster: WebAddress?
    package var background: WebAddress?
    package var summary: String?
    package var genres: [String]
    package var runtime: Duration?
    /// The episodes of a series, in the add-on's order; empty in a catalogue.
    package var videos: [StremioVideo]

    init?(_ json: JSONValue) {
        guard let id = json["id"].text, let name = json["name"].text else { return nil }
        self.id = id
        self.name = name
        type = json["type"].text ?? "movie"
        year = StremioTitle.year(json["releaseInfo"].text ?? json["year"].text ?? json["released"].text)
        poster = StremioTitle.address(json["poster"])
        background = StremioTitle.address(json["background"])
        summary = json["description"].text
        genres = json["genres"].elements.compactMap(\.text)
        runtime = json["runtime"].text.flatMap(StremioTitle.duration)
        videos = json["videos"].elements.compactMap(StremioVideo.init)
    }

    /// The film, or one episode of the series, as the rest of the program knows it.
    package func item(video: StremioVideo? = nil, sourceName: String? = nil) -> MediaItem {
        var item = MediaItem(
            title: name, year: year, duration: runtime, sourceName: sourceName, poster: poster, backdrop: background)
        if let video, let season = video.season, let number = video.episode {
            item.kind = .episode(season: season, number: number, name: video.title)
            item.backdrop = video.thumbnail ?? background
        }
        return item
    }

    static func address(_ json: JSONValue) -> WebAddress? {
        json.text.flatMap { try? WebAddress($0) }
    }

    /// The first four digits: of "2010", "2010-2014", "2010–" and "2010-07-16T00:00:00.000Z".
    private static func year(_ text: String?) -> Int? {
        guard let digits = text?.prefix(4), digits.count == 4, digits.allSatisfy(\.isNumber) else { return nil }
        return Int(digits)
    }

    /// Reads "98 min", "1h 38min", "1 h 38 m", "98" (minutes) and "01:38:00".
    static func duration(_ text: String) -> Duration? {
        if text.contains(":") {
            let parts = text.split(separator: ":").map { Int($0) }
            guard (2...3).contains(parts.count), !parts.contains(nil) else { return nil }
            return .seconds(parts.compactMap(\.self).reduce(0) { $0 * 60 + $1 })
        }
        let pattern = /(\d+)\s*(h|m|$)?/.ignoresCase()
        var minutes = 0
        for match in text.matches(of: pattern) {
            guard let number = Int(match.1), number < 10_000 else { return nil }
            minutes += match.2?.lowercased() == "h" ? number * 60 : number
        }
        return minutes > 0 ? .seconds(minutes * 60) : nil
    }
}
