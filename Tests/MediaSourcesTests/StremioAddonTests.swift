import MediaModel
import Testing
import Transfer

@testable import MediaSources

@Suite(.timeLimit(.minutes(10)))
struct StremioAddonTests {
    @Test func extra_isOneEncodedSegment() async throws {
        let address = "https://a.example/cfg/catalog/movie/top/genre=Sci%20Fi&search=a%26b.json"
        let web = FakeWeb([address: .text(#"{"metas":[{"id":"tt1","type":"movie","name":"A"},{"id":"tt2"},null]}"#)])
        let addon = StremioAddon(base: try WebAddress("https://a.example/cfg"), fetcher: web)
        let titles = try await addon.catalog(
            type: "movie", id: "top", extra: [(name: "genre", value: "Sci Fi"), (name: "search", value: "a&b")])
        #expect(titles.map(\.name) == ["A"])
    }

    @Test func idWithColons_isEncoded() async throws {
        let web = FakeWeb(["http://a/stream/series/tt1%3A1%3A2.json": .text(#"{"streams":[]}"#)])
        let addon = StremioAddon(base: try WebAddress("http://a"), fetcher: web)
        #expect(try await addon.streams(type: "series", id: "tt1:1:2").isEmpty)
        #expect(addon.streamAddress(type: "series", id: "tt1:1:2")?.text == "http://a/stream/series/tt1%3A1%3A2.json")
    }

    @Test(arguments: [
        (FakeWeb.Page.text("<html>", type: "text/html"), MediaSourceError.Code.badAnswer),
        (.text("[]"), .badAnswer),
        (.text(#"{"err":"handler error"}"#, status: 500), .serverError),
        (.text(#"{"err":"not found"}"#, status: 404), .notFound),
        (.failing(.tooLarge), .badAnswer),
        (.failing(.connectionFailed), .connectionLost),
    ])
    func badAnswers_areErrors(page: FakeWeb.Page, code: MediaSourceError.Code) async throws {
        let addon = StremioAddon(base: try WebAddress("http://a"), fetcher: FakeWeb(["http://a/manifest.json": page]))
        let error = await #expect(throws: MediaSourceError.self) { try await addon.manifest() }
        #expect(error?.code == code)
    }
}
