import Testing

@testable import DownloadRuntime

struct SubtitleTextTests {
    @Test(arguments: [
        ([0xEF, 0xBB, 0xBF, 0xC3, 0xA9] as [UInt8], "fr", "é"), ([0xC3, 0xA9], "ru", "é"),
        ([0xFF, 0xFE, 0xE9, 0x00, 0x21, 0x04], "fr", "éС"), ([0xFE, 0xFF, 0x00, 0xE9], "fr", "é"),
        ([0x63, 0x61, 0x66, 0xE9], "fr", "café"), ([0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2], "ru", "Привет"),
        ([0xEC, 0x9A], "cs-CZ", "ěš"), ([0x80, 0x20], "nl", "€ "), ([], "nl", ""), ([0xFF, 0xFE, 0x41], "nl", ""),
    ])
    func bytes_areReadInTheirEncoding(bytes: [UInt8], language: String, text: String) {
        #expect(SubtitleText.decoded(bytes, language: language) == text)
    }

    @Test func whatIsInNoEncoding_staysReadable() {
        // Windows-1252 has no letter 81.
        #expect(SubtitleText.decoded([0x41, 0x81, 0x42], language: nil).hasPrefix("A"))
    }
}
