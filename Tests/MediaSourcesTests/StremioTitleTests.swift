import MediaModel
import Testing

@testable import MediaSources

struct StremioTitleTests {
    private func title(_ fields: String) throws -> StremioTitle? {
        let json = try #require(JSONValue(bytes: Array("{\"id\":\"tt1\",\"name\":\"A\",\(fields)}".utf8)))
        return StremioTitle(json)
    }

    @Test(arguments: [
        (#""releaseInfo":"2010""#, 2010), (#""releaseInfo":"2010-2014""#, 2010), (#""releaseInfo":"2010–""#, 2010),
        (#""year":1999"#, 1999), (#""released":"2010-07-16T00:00:00.000Z""#, 2010), (#""releaseInfo":"soon""#, nil),
        (#""releaseInfo":null"#, nil),
    ])
    func year_isRead(fields: String, year: Int?) throws {
        #expect(try title(fields)?.year == year)
    }

    @Test(arguments: [
        ("98 min", 98), ("1h 38min", 98), ("1 h 38 m", 98), ("2h", 120), ("98", 98), ("01:38:00", 98), ("unknown", nil),
        ("", nil), ("99999999999999999999 min", nil),
    ])
    func runtime_isRead(text: String, minutes: Int?) {
        #expect(StremioTitle.duration(text) == minutes.map { .seconds($0 * 60) })
    }

    @Test func episode_takesItsOwnNameAndStill() throws {
        let read = try title(
            #""type":"series","poster":"relative.jpg","videos":[{"id":"tt1:1:2","name":"N","season":"1","number":2,"thumbnail":"http://a/t.jpg"},{"x":1}]"#
        )
        let title = try #require(read)
        #expect(title.poster == nil)
        #expect(title.videos.count == 1)
        let item = title.item(video: title.videos.first, sourceName: "S")
        #expect(item.kind == .episode(season: 1, number: 2, name: "N"))
        #expect(item.backdrop?.text == "http://a/t.jpg")
        #expect(item.sourceName == "S")
    }
}
