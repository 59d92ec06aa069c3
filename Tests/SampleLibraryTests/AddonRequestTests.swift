import Testing

@testable import SampleLibrary

struct AddonRequestTests {
    @Test func manifest_isFound() {
        #expect(AddonRequest(path: "/manifest.json") == .manifest)
    }

    @Test func extra_isAQueryStringInOneSegment() {
        let request = AddonRequest(path: "/catalog/movie/popular/genre=Science%20Fiction&skip=100.json")
        #expect(request == .catalog(.film, id: "popular", extra: ["genre": "Science Fiction", "skip": "100"]))
    }

    @Test func extraInTwoSegments_isNotFound() {
        #expect(AddonRequest(path: "/catalog/movie/popular/genre=A/skip=100.json") == nil)
    }

    @Test func encodedAmpersand_staysInItsValue() {
        let request = AddonRequest(path: "/catalog/movie/popular/search=a%26b+c.json")
        #expect(request == .catalog(.film, id: "popular", extra: ["search": "a&b c"]))
    }

    @Test(arguments: ["/stream/movie/sample:sintel.json", "/stream/movie/sample%3Asintel.json"])
    func colon_isTheSameEncodedOrNot(path: String) {
        #expect(AddonRequest(path: path) == .streams(.film, id: "sample:sintel"))
    }

    @Test func filmOfAnEpisode_isFoundByItsName() throws {
        let film = try #require(SampleTitle.film(slug: "caminandes-e02"))
        let path = "/film/caminandes-e02/720p/Caminandes.S01E02.Gran.Dillama.2013.720p.mp4"
        #expect(AddonRequest(path: path) == .film(SampleVariant(film: film, height: .p720)))
    }

    @Test(arguments: [
        "", "/", "/nothing", "/nothing/movie/x.json", "/stream/other/x.json", "/stream/movie/sample:sintel",
        "/art/../LICENSE", "/art/%2e%2e%2fLICENSE.webp", "/art/profile-mara.webp", "/film/sintel/999p/x.mp4",
        "/film/sintel/1080p/other.mp4", "/captions/sintel.xxx.srt", "/stream/movie/%zz.json",
    ])
    func anythingElse_isNotFound(path: String) {
        #expect(AddonRequest(path: path) == nil)
    }
}
