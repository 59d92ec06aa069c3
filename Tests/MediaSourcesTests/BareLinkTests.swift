import Testing

@testable import MediaSources

struct BareLinkTests {
    @Test(arguments: [
        "media.example/a.mp4", "example.org", "media.example:8443/a?b=c", "8.8.8.8", "10.0.0.1.example.org",
    ])
    func server_onTheInternet_isAskedOverTLSFirst(text: String) throws {
        let link = try #require(BareLink(text))
        #expect(link.first.hasPrefix("https://"))
        #expect(link.second == "http\(link.first.dropFirst(5))")
    }

    @Test(arguments: [
        "192.168.1.5", "10.0.0.2/web", "172.16.0.1", "172.31.9.9", "127.0.0.1:8080/x", "localhost", "nas:8096",
        "nas.local", "media.example:8096", "LocalHost:8096/a",
    ])
    func server_inTheHouseOrOnAPortOfItsOwn_isAskedWithoutTLSFirst(text: String) throws {
        let link = try #require(BareLink(text))
        #expect(link.first.hasPrefix("http://"))
        #expect(link.second == "https\(link.first.dropFirst(4))")
    }

    @Test(arguments: [
        "", "metropolis", "www.", "mara@example.org", "foo bar", "https://a.example", "stremio://a.example",
        "magnet:?xt=urn:btih:1", "file:///a", "nas:x", "nas:",
    ])
    func text_thatNamesNoServer_isNone(text: String) {
        #expect(BareLink(text) == nil)
    }
}
