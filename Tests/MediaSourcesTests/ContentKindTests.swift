import Testing

@testable import MediaSources

struct ContentKindTests {
    private static let cases: [(String, String?, String?, ContentKind)] = [
        ("\0\0\0\u{18}ftypisom", "text/plain", "x", ContentKind.mp4),
        ("<!DOCTYPE html><html>", "video/mp4", "x.mp4", .notMedia),
        ("\n <html><body>", nil, "x.mp4", .notMedia),
        ("#EXTM3U\n#EXT-X-VERSION:3", "text/plain", "x", .hls),
        ("\u{FEFF}#EXTM3U\n", nil, "x", .hls),
        ("<?xml version=\"1.0\"?>\n<!-- x -->\n<MPD xmlns=\"\">", "text/xml", "x", .dash),
        ("something", "application/vnd.apple.mpegurl", "x", .hls),
        ("something", "application/dash+xml", "x", .dash),
        ("something", "video/x-flv", "x", .otherMedia),
        ("something", "application/octet-stream", "x.mkv", .otherMedia),
        ("something", nil, "x.MP4", .mp4),
        ("something", nil, "x.zip", .notMedia),
        ("{\"a\":1}", "application/json", "x.mp4", .notMedia),
        ("RIFF1234AVI LIST", nil, nil, .otherMedia),
        ("RIFF1234WEBPVP8 ", "image/webp", "x.webp", .notMedia),
        ("%PDF-1.4", "application/pdf", "x.pdf", .notMedia),
    ]

    @Test(arguments: cases)
    func content_isToldByBytesThenTypeThenName(text: String, type: String?, name: String?, kind: ContentKind) {
        #expect(ContentKind(bytes: Array(text.utf8), contentType: type, fileName: name) == kind)
    }

    @Test func matroska_isMedia() {
        #expect(
            ContentKind(bytes: [0x1A, 0x45, 0xDF, 0xA3, 0], contentType: "text/plain", fileName: nil) == .otherMedia)
    }

    @Test func transportStream_isToldByItsSyncBytes() {
        var bytes = [UInt8](repeating: 0, count: 600)
        for place in [0, 188, 376] { bytes[place] = 0x47 }
        #expect(ContentKind(bytes: bytes, contentType: nil, fileName: nil) == .otherMedia)
    }
}
