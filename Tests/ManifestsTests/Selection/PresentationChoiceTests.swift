import Testing

@testable import Manifests

/// What of each period is fetched.
struct PresentationChoiceTests {
    /// A period with one picture in each set.
    private func period(_ sets: [(attributes: String, inner: String)]) -> String {
        let sets = sets.map { attributes, inner in
            """
            <AdaptationSet mimeType="video/mp4">\(inner)
            <SegmentTemplate media="$RepresentationID$-$Number$" duration="2"/>
            <Representation \(attributes)/></AdaptationSet>
            """
        }
        return "<Period duration=\"PT4S\">\(sets.joined())</Period>"
    }

    private func plan(_ periods: [String], _ selector: RenditionSelector = RenditionSelector()) throws -> SegmentPlan {
        var web = Web(["http://h/a.mpd": "<MPD>\(periods.joined())</MPD>"])
        return try web.plan("http://h/a.mpd", selector: selector)
    }

    @Test func pictureOfSomebodyWhoSigns_losesAgainstTheFilm() throws {
        func role(_ value: String) -> String { "<Role schemeIdUri=\"urn:mpeg:dash:role:2011\" value=\"\(value)\"/>" }
        let plan = try plan([
            period([
                ("id=\"sign\" height=\"720\" bandwidth=\"2100000\"", role("sign")),
                ("id=\"film\" height=\"720\" bandwidth=\"2000000\"", role("main")),
            ])
        ])
        #expect(plan.periods[0].tracks.map(\.id) == ["film"])
    }

    private func picture(_ id: String, _ height: Int, _ codec: String = "avc1.64", _ bits: Int = 1) -> (String, String)
    {
        ("id=\"\(id)\" height=\"\(height)\" codecs=\"\(codec)\" bandwidth=\"\(bits)\"", "")
    }

    private func heights(_ periods: [[(String, String)]], _ selector: RenditionSelector) throws -> [Int?] {
        try plan(periods.map(period), selector).periods.map(\.tracks[0].height)
    }

    @Test func nextPeriod_keepsTheHeightWhateverTheNames() throws {
        let periods = [
            [picture("1", 1080), picture("2", 360)], [picture("1", 360), picture("2", 1080)],
            [picture("1", 720), picture("2", 480)], [picture("1", 2160), picture("2", 1080), picture("3", 720)],
        ]
        #expect(try heights(periods, RenditionSelector()) == [1080, 1080, 720, 1080])
        #expect(try heights(periods, RenditionSelector(variantID: "2")) == [360, 360, 480, 720])
        #expect(try heights(periods, RenditionSelector(maximumHeight: 480)) == [360, 360, 480, 720])
    }

    @Test func equalHeights_keepTheCodecThenTheName() throws {
        let periods = [
            [picture("a", 720, "hvc1.1"), picture("b", 720)],
            [picture("b", 720, "hvc1.1", 9), picture("a", 720, "avc1.64", 5), picture("c", 720, "avc1.64", 3)],
        ]
        func ids(_ id: String?) throws -> [String] {
            try plan(periods.map(period), RenditionSelector(variantID: id)).periods.map(\.tracks[0].id)
        }
        #expect(try ids("b") == ["b", "a"])
        #expect(try ids("a") == ["a", "b"])
        let same = [[picture("low", 720), picture("high", 720, "avc1.64", 2)]]
        let kept = try plan((same + same).map(period), RenditionSelector(variantID: "low"))
        #expect(kept.periods.map(\.tracks[0].id) == ["low", "low"])
    }

    @Test func unknownHeights_keepTheName() throws {
        let period = period([("id=\"a\" bandwidth=\"1\"", ""), ("id=\"b\" bandwidth=\"2\"", "")])
        let plan = try plan([period, period], RenditionSelector(variantID: "a"))
        #expect(plan.periods.map(\.tracks[0].id) == ["a", "a"])
    }
}
