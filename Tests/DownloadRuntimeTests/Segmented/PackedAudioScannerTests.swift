import Testing

@testable import DownloadRuntime

struct PackedAudioScannerTests {
    private func samples(_ bytes: [UInt8], _ codec: PackedAudioScanner.Codec, rate: Double) throws -> Double {
        let seconds = bytes.withUnsafeBytes { PackedAudioScanner.frameDuration($0, codec) }
        return (try #require(seconds) * rate).rounded()
    }

    /// Heads of frames that ffmpeg's encoders made.
    @Test func frame_lastsAsLongAsItsHeadSays() throws {
        #expect(try samples([0xFF, 0xF1, 0x4C, 0x80, 0x01, 0x1F, 0xFC], .aac, rate: 48_000) == 1_024)
        #expect(try samples([0xFF, 0xFB, 0x54, 0xC4, 0, 0, 0], .mp3, rate: 48_000) == 1_152)
        #expect(try samples([0xFF, 0xF3, 0x44, 0xC4, 0, 0, 0], .mp3, rate: 24_000) == 576)
        #expect(try samples([0xFF, 0xE3, 0x28, 0xC4, 0, 0, 0], .mp3, rate: 8_000) == 576)
        #expect(try samples([0xFF, 0xFD, 0x54, 0xC4, 0, 0, 0], .mp3, rate: 48_000) == 1_152)
        #expect(try samples([0x0B, 0x77, 0x63, 0x4A, 0x14, 0x40, 0x2F], .ac3, rate: 48_000) == 1_536)
        #expect(try samples([0x0B, 0x77, 0x01, 0x7F, 0x34, 0x86, 0xFF], .enhancedAC3, rate: 48_000) == 1_536)
        #expect(try samples([0x0B, 0x77, 0x01, 0x7F, 0x04, 0x86, 0xFF], .enhancedAC3, rate: 48_000) == 256)
        #expect(try samples([0x0B, 0x77, 0x01, 0x7F, 0xC4, 0x86, 0xFF], .enhancedAC3, rate: 24_000) == 1_536)
    }

    @Test func headThatMakesNoSense_hasNoLength() {
        for bytes in [[0xFF, 0xFB, 0x5C, 0xC4, 0, 0, 0], [0xFF, 0xFB]] as [[UInt8]] {
            #expect(bytes.withUnsafeBytes { PackedAudioScanner.frameDuration($0, .mp3) } == nil)
        }
    }
}
