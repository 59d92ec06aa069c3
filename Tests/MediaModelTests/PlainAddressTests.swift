import Testing

@testable import MediaModel

struct PlainAddressTests {
    private func host(of text: String) -> String? {
        Array(text.utf8).withUnsafeBufferPointer { bytes in
            PlainAddress(bytes).map { String(decoding: bytes[$0.host], as: UTF8.self) }
        }
    }

    @Test(arguments: [
        ("http://h", "h"), ("https://media.example/a/film.mp4?x=1#y", "media.example"),
        ("http://127.0.0.1:8080/x", "127.0.0.1"), ("https://a-b_c.example?x", "a-b_c.example"),
        ("http://host:/", "host"),
    ])
    func addressAsProgramsWriteIt_givesItsHost(text: String, expected: String) {
        #expect(host(of: text) == expected)
    }

    @Test(arguments: [
        "", "http:/", "http://", "http:///x", "HTTP://h/", "http://Host/", "http://[::1]/", "http://user@h/",
        "http://h:80x/", "http://h:80@good.example/", "ftp://h/", " http://h/", "http://h/a b", "http://h/ü",
        "http://h\\@good.example/", "http://h/\u{7F}", "http://h:99999/", "http://h/a|b", "http://h/?{x}",
    ])
    func everythingElse_isLeftToTheParser(text: String) {
        #expect(host(of: text) == nil)
    }
}
