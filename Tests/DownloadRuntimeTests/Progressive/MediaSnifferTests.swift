import Testing

@testable import DownloadRuntime

struct MediaSnifferTests {
    private func judge(_ bytes: [UInt8], _ type: String? = nil) -> MediaSniffer.Verdict {
        bytes.withUnsafeBytes { MediaSniffer.judge($0, contentType: type) }
    }

    @Test(arguments: [
        [0, 0, 0, 32] + Array("ftypmp42".utf8), [0, 0, 0, 8] + Array("wide".utf8), [0x1A, 0x45, 0xDF, 0xA3, 1],
        Array("OggS\u{0}".utf8), Array("fLaC\u{0}".utf8), Array("ID3\u{3}".utf8), [0xFF, 0xFB, 0x90, 0x64],
        [0xFF, 0xF1, 0x50, 0x80], Array("RIFF....AVI LIST".utf8), Array("RIFF....WAVEfmt ".utf8),
        Array("FLV\u{1}".utf8),
        [0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11], [0, 0, 1, 0xBA, 0x44], [0x0B, 0x77, 0, 0],
        (0..<600).map { $0 % 188 == 0 ? 0x47 : 0 }, (0..<600).map { $0 % 192 == 4 ? 0x47 : 0 },
    ])
    func judge_media_passesWhateverItsType(bytes: [UInt8]) {
        #expect(judge(bytes, "image/png") == .media)
    }

    @Test(arguments: [
        Array("\u{FEFF}\n <!DOCTYPE HTML>".utf8), Array("<html lang=en>".utf8),
    ])
    func judge_webPage_isNamed(bytes: [UInt8]) {
        #expect(judge(bytes, "video/mp4") == .webPage)
    }

    @Test(arguments: [
        Array("#EXTM3U\n".utf8), Array("<?xml version='1.0'?><MPD/>".utf8), Array("{\"a\":1}".utf8),
        Array("%PDF-1.7".utf8),
        [0x50, 0x4B, 0x03, 0x04, 0], [0xFF, 0xD8, 0xFF, 0xE0], [0x1F, 0x8B, 0x08, 0],
        Array("Zugriff verweigert für".utf8),
    ])
    func judge_otherThings_areRefused(bytes: [UInt8]) {
        #expect(judge(bytes, "video/mp4") == .notMedia)
    }

    @Test func judge_unknownBytes_passUnlessTheirTypeNamesSomethingElse() {
        let noise: [UInt8] = [0x00, 0x91, 0x03, 0xFE, 0x80]
        #expect(judge(noise) == .media)
        #expect(judge(noise, "application/octet-stream") == .media)
        #expect(judge(noise, "text/plain") == .media)
        #expect(judge(noise, "image/webp") == .notMedia)
        #expect(judge(noise, "application/json") == .notMedia)
    }
}
