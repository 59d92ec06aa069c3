import Testing

@testable import MediaModel

struct HeaderTextTests {
    @Test(
        arguments: [
            (Array("Amélie".utf8), "Amélie"), ([0x41, 0x6D, 0xE9, 0x6C, 0x69, 0x65], "Amélie"),
            ([0x80, 0x20, 0x92, 0x9F, 0xA0], "€ ’Ÿ\u{A0}"), ([], ""),
        ] as [([UInt8], String)])
    func bytes_areUTF8OrWestern(bytes: [UInt8], text: String) {
        #expect(HeaderText.decoded(bytes) == text)
    }

    @Test(
        arguments: [
            ("UTF-8", [0xC3, 0xA9], "é"), ("utf-8", [0xE9], nil), ("ISO-8859-1", [0xE9], "é"),
            ("Windows-1252", [0x80], "€"), ("koi8-r", [0xC1], nil),
        ] as [(String, [UInt8], String?)])
    func bytes_areReadInTheirCharacterSet(charset: String, bytes: [UInt8], text: String?) {
        #expect(HeaderText.decoded(bytes, charset: charset) == text)
    }
}
