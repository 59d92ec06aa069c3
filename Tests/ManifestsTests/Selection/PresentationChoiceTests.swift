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
}
