import Testing

@testable import SampleLibrary

struct SampleSubtitlesTests {
    @Test func subRip_numbersItsCuesAndUsesCommas() throws {
        let film = try #require(SampleTitle.film(slug: "sintel"))
        let text = SampleSubtitles(film: film, language: .english).text(.subRip)
        #expect(text.hasPrefix("1\n00:00:00,000 --> 00:00:00,900\nSintel\n\n2\n00:00:01,000"))
        #expect(text.hasSuffix("15\n00:00:14,000 --> 00:00:14,900\nHere the film is at 14:00.\n"))
    }

    @Test func webVTT_hasItsHeaderAndUsesDots() throws {
        let film = try #require(SampleTitle.film(slug: "caminandes-e03"))
        let text = SampleSubtitles(film: film, language: .german).text(.webVTT)
        #expect(text.hasPrefix("WEBVTT\n\n1\n00:00:00.000 --> 00:00:00.900\nCaminandes: Llamigos\n"))
    }
}
