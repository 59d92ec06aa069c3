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
        "http://127.0.0.1:99999/x", "http://h:65536/", "http://h:abc/x", "http://h:-1/", "http://[::1/x",
        "http://[::1]x/", "http://[::1]:x/", "http://<host>/", "http://user@/", "http://h/x http://h/y",
    ])
    func parse_noAddress_isRefused(input: String) {
        #expect(throws: WebAddress.Flaw.notAnAddress) { try WebAddress(input) }
    }

    /// A mark that combines with the slash would hide it from whoever reads characters; curl reads bytes.
    @Test func parse_markAfterTheSlash_findsTheHostThatCurlFinds() throws {
        let address = try WebAddress("http://evil.example/\u{301}@good.example/film.mp4")
        #expect(address.host == "evil.example")
        #expect(address.path == "/%CC%81@good.example/film.mp4")
    }

    @Test(arguments: [
        ("http://h/my film.mp4", "http://h/my%20film.mp4"),
        (" http://h/ä/b.mp4?q=ü#ö\n", "http://h/%C3%A4/b.mp4?q=%C3%BC#%C3%B6"),
        ("http://h/\"<a>{b}|c^d`e.mp4", "http://h/%22%3Ca%3E%7Bb%7D%7Cc%5Ed%60e.mp4"),
        ("http://h/100%.mp4?a=%20&b='c'", "http://h/100%.mp4?a=%20&b='c'"),
        ("http://bü.example:65535/x", "http://bü.example:65535/x"),
    ])
    func parse_charactersThatAnAddressMayNotHold_areEncoded(input: String, text: String) throws {
        let address = try WebAddress(input)
        #expect(address.text == text)
        #expect(try WebAddress(address.text) == address)
    }

    @Test func lastPathComponent_percentEncoded_isDecoded() throws {
        #expect(try WebAddress("http://h/a%20b%C3%BC.mp4?x").lastPathComponent == "a bü.mp4")
        #expect(try WebAddress("http://h/a/").lastPathComponent == nil)
        #expect(try WebAddress("http://h/a/\u{301}b").lastPathComponent == "\u{301}b")
        #expect(try WebAddress("http://h").lastPathComponent == nil)
    }
}
