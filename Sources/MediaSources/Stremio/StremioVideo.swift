package import MediaModel

/// One episode of a series.
package struct StremioVideo: Hashable, Sendable {
    /// The id that its streams are asked for with; never to be put together by hand.
    package var id: String
    package var title: String?
    package var season: Int?
    package var episode: Int?
    package var thumbnail: WebAddress?
    package var summary: String?

    init?(_ json: JSONValue) {
        guard let id = json["id"].text else { return nil }
        self.id = id
        title = json["title"].text ?? json["name"].text
        season = json["season"].integer.map { Int($0) }
        episode = (json["episode"].integer ?? json["number"].integer).map { Int($0) }
        thumbnail = StremioTitle.address(json["thumbnail"])
        summary = json["overview"].text
    }
}
