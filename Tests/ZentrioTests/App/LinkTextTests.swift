import Testing

@testable import Zentrio

struct LinkTextTests {
    private static let noAddress = "This is not a web address. One starts with http:// or https://."

    @Test(arguments: [
        ("https://media.example/a.mp4", "https://media.example/a.mp4"),
        (" http://127.0.0.1:8080/x\n", "http://127.0.0.1:8080/x"),
        ("stremio://addon.example/manifest.json", "stremio://addon.example/manifest.json"),
        ("www.example.org/film.mp4", "www.example.org/film.mp4"), (" example.org\n", "example.org"),
        ("media.example:8443/a?b=c", "media.example:8443/a?b=c"), ("localhost:8096", "localhost:8096"),
        ("nas:8096/a", "nas:8096/a"), ("example.org/a film.mp4", "example.org/a film.mp4"),
    ])
    func address_orBareHost_isALink(text: String, link: String) {
        #expect(LinkText(text, isWhole: true) == .link(link))
        #expect(LinkText(text, isWhole: false) == .link(link))
    }

    @Test(arguments: ["", "  ", "h", "https", "http:", "https:/", "https://", "metropolis", "www.", "stremio:"])
    func typed_beginning_isUnfinished(text: String) {
        #expect(LinkText(text, isWhole: false) == .unfinished)
    }

    @Test(arguments: ["metropolis", "https://", "foo bar", "www.", "mara@example.org"])
    func whole_noAddress_saysWhatOneIs(text: String) {
        #expect(LinkText(text, isWhole: true) == .wrong(LinkTextTests.noAddress))
    }

    @Test func typed_wordsWithASpace_areNoBeginning() {
        #expect(LinkText("foo bar", isWhole: false) == .wrong(LinkTextTests.noAddress))
    }

    @Test(arguments: [
        "https://media.example/a.mp4\nhttps://media.example/b.mp4",
        "http://a.example/1 stremio://b.example/manifest.json\nhttps://c.example/3",
        " https://media.example/a.mp4\r\n\r\nhttps://media.example/b.mp4\thttps://media.example/c.mp4\n",
    ])
    func severalLinks_oneIsAskedFor(text: String) {
        #expect(LinkText(text, isWhole: true) == .wrong("One link at a time."))
        #expect(LinkText(text, isWhole: false) == .wrong("One link at a time."))
    }

    @Test func linkAndAWord_isNotSeveralLinks() {
        #expect(LinkText("https://media.example/a.mp4\nfilm", isWhole: true) == .wrong(LinkTextTests.noAddress))
    }

    @Test(arguments: [("magnet:?xt=urn:btih:1", "magnet"), ("ftp://media.example/a.mp4", "ftp"), ("file:///a", "file")])
    func foreignScheme_isNamed(text: String, scheme: String) {
        let sentence = "Only http and https addresses can be downloaded, not \(scheme)."
        #expect(LinkText(text, isWhole: true) == .wrong(sentence))
        #expect(LinkText(text, isWhole: false) == .wrong(sentence))
    }
}
