import MediaModel
import Testing

@testable import MediaSources

struct PastedLinkTests {
    @Test(arguments: ["", "   ", "not a link", "example.com/film.mp4", "http://", "http:///x", "http://a b/", "://x"])
    func textThatIsNoAddress_isWrongUsage(text: String) throws {
        let error = #expect(throws: MediaSourceError.self) { try PastedLink(text) }
        #expect(error?.code == .notAnAddress)
        #expect(error?.exitStatus == 2)
        #expect(error?.sentence.hasPrefix("This is not a web address.") == true)
    }

    @Test(arguments: ["ftp://host/film.mp4", "file:///etc/passwd", "javascript:alert(1)", "FTP://x/y", "magnet:?xt=x"])
    func otherScheme_isRefused(text: String) throws {
        let error = #expect(throws: MediaSourceError.self) { try PastedLink(text) }
        #expect(error?.code == .unsupportedScheme)
        #expect(error?.exitStatus == 4)
    }

    @Test func otherScheme_isNamed() {
        let error = #expect(throws: MediaSourceError.self) { try PastedLink("FILE:///etc/passwd") }
        #expect(error?.sentence == "Only http and https addresses can be downloaded, not file.")
    }

    @Test func file_isAWebAddress() throws {
        let address = try WebAddress("https://example.com/film.mp4?a=1#t")
        #expect(try PastedLink("  https://example.com/film.mp4?a=1#t\n") == .web(address))
    }

    @Test func streamResource_isAVideoWithItsConfiguration() throws {
        let base = try WebAddress("https://a.example/%7B%22k%22%3A1%7D")
        let link = try PastedLink("https://a.example/%7B%22k%22%3A1%7D/stream/series/tt0108778%3A1%3A1.json?x=1")
        #expect(link == .addonVideo(base: base, type: "series", id: "tt0108778:1:1"))
    }

    @Test func manifest_isAnAddon() throws {
        #expect(try PastedLink("https://a.example/c/manifest.json") == .addon(base: WebAddress("https://a.example/c")))
        #expect(try PastedLink("stremio://a.example/manifest.json") == .addon(base: WebAddress("https://a.example")))
        #expect(
            try PastedLink("stremio://127.0.0.1:8080/manifest.json")
                == .addon(base: WebAddress("http://127.0.0.1:8080")))
    }

    @Test func stremioLinkWithoutHost_isNoAddress() {
        let error = #expect(throws: MediaSourceError.self) { try PastedLink("stremio://") }
        #expect(error?.code == .notAnAddress)
    }
}
