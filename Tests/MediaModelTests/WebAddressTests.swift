import MediaModel
import Testing

struct WebAddressTests {
    @Test(arguments: [
        ("https://media.example/a/film.mp4", "https", "media.example", "/a/film.mp4"),
        ("  HTTP://User:pw@Media.Example:8080?x=1 ", "http", "media.example", "/"),
        ("http://[::1]:80/x", "http", "::1", "/x"),
    ])
    func parse_webAddress_givesItsParts(input: String, scheme: String, host: String, path: String) throws {
        let address = try WebAddress(input)
        #expect(address.scheme == scheme)
        #expect(address.host == host)
        #expect(address.path == path)
    }

    @Test(arguments: ["ftp", "file", "javascript", "data"])
    func parse_otherScheme_isRefusedByName(scheme: String) {
        #expect(throws: WebAddress.Flaw.unsupportedScheme(scheme)) { try WebAddress("\(scheme)://host/x") }
    }

    @Test(arguments: [
        "", "film", "http:", "http://", "http:///x", "://host", "http://a b/", "http://a/\u{0}", "http://a/\n b",
    ])
    func parse_noAddress_isRefused(input: String) {
        #expect(throws: WebAddress.Flaw.notAnAddress) { try WebAddress(input) }
    }

    /// A mark that combines with the slash would hide it from whoever reads characters; curl reads bytes.
    @Test func parse_markAfterTheSlash_findsTheHostThatCurlFinds() throws {
        let address = try WebAddress("http://evil.example/\u{301}@good.example/film.mp4")
        #expect(address.host == "evil.example")
        #expect(address.path == "/\u{301}@good.example/film.mp4")
    }

    @Test func lastPathComponent_percentEncoded_isDecoded() throws {
        #expect(try WebAddress("http://h/a%20b%C3%BC.mp4?x").lastPathComponent == "a bü.mp4")
        #expect(try WebAddress("http://h/a/").lastPathComponent == nil)
    }
}
