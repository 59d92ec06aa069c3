import Testing

@testable import MediaModel

/// RFC 9110 §5.1, §5.5.
struct HeaderFieldTests {
    @Test(arguments: [
        ("Range: bytes=0-", "Range", "bytes=0-"), ("ETag:\"a:b\"", "ETag", "\"a:b\""), ("X-Empty:", "X-Empty", ""),
        ("X-Tab:\t \tone\ttwo", "X-Tab", "one\ttwo"), ("Title: Amélie", "Title", "Amélie"),
    ])
    func line_isReadWithoutTheSpaceBehindTheColon(line: String, name: String, value: String) {
        let field = HeaderField(line: line)
        #expect(field?.name == name)
        #expect(field?.value == value)
    }

    @Test(arguments: [
        "no colon", ": no name", "two words: x", "Name : x", "Ümlaut: x", "A: one\r\nB: two", "A: \u{7F}", "A: \0",
    ])
    func lineThatIsNoField_isRefused(line: String) {
        #expect(HeaderField(line: line) == nil)
    }

    @Test func bytesThatAreNoUTF8_areWestern() {
        let line = Array("Server: caf".utf8) + [0xE9]
        let field = line.withUnsafeBytes { HeaderField(line: $0) }
        #expect(field?.value == "café")
    }

    @Test(arguments: [
        ("authorization: Bearer x", true), ("Cookie: a=b", true), ("PROXY-Authorization: x", true),
        ("X-Authorization: x", false), ("Referer: http://a/", false),
    ])
    func secret_isForOneServer(line: String, isSecret: Bool) {
        #expect(HeaderField(line: line)?.isSecret == isSecret)
    }

    @Test func name_isComparedWhateverItsCase() throws {
        let field = try #require(HeaderField(name: "Content-TYPE", value: "video/mp4"))
        #expect(field.isNamed("content-type"))
        #expect(!field.isNamed("content-typ"))
    }
}
