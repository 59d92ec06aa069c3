import Testing

@testable import DownloadRuntime

struct TrackCodingTests {
    private func box(_ type: String, _ content: [UInt8]) -> [UInt8] {
        let size = content.count + 8
        return [0, 0, UInt8(size >> 8), UInt8(size & 0xFF)] + Array(type.utf8) + content
    }

    /// A sample table with one entry.
    private func table(_ entry: [UInt8]) -> [UInt8] { box("stsd", [0, 0, 0, 0, 0, 0, 0, 1] + entry) }

    /// AAC as ffmpeg describes it, which says two channels whatever there are.
    private func sound(_ config: [UInt8]) -> [UInt8] {
        let own = [5, 0x80, 0x80, 0x80, UInt8(config.count)] + config
        let decoder = [0x40, 0x15] + [UInt8](repeating: 0, count: 11) + own
        let stream = [0, 1, 0, 4, 0x80, 0x80, 0x80, UInt8(decoder.count)] + decoder
        let descriptor = [0, 0, 0, 0, 3, 0x80, 0x80, 0x80, UInt8(stream.count)] + stream
        let entry = [UInt8](repeating: 0, count: 16) + [0, 2, 0, 16, 0, 0, 0, 0, 0xBB, 0x80, 0, 0]
        return table(box("mp4a", entry + box("esds", descriptor)))
    }

    private func coding(_ table: [UInt8], _ kind: MovieTrack.Kind) -> TrackCoding {
        table.withUnsafeBytes { TrackCoding($0, kind: kind, timescale: 48_000) }
    }

    @Test(arguments: [([0x11, 0x90], 48_000, 2), ([0x12, 0x08], 44_100, 1), ([0x2B, 0x11, 0x88, 0], 24_000, 2)])
    func aac_tellsRateAndChannelsInItsOwnConfiguration(config: [UInt8], rate: Int, channels: Int) {
        #expect(coding(sound(config), .audio) == TrackCoding(sampleRate: rate, channelCount: channels))
    }

    @Test func otherSound_hasThoseOfItsEntry() {
        let entry = [UInt8](repeating: 0, count: 16) + [0, 6, 0, 16, 0, 0, 0, 0, 0xBB, 0x80, 0, 0]
        #expect(coding(table(box("fLaC", entry)), .audio) == TrackCoding(sampleRate: 48_000, channelCount: 6))
    }

    @Test func hevc_hasParameterSetsInItsHeaderOnlyAsHvc1() {
        let entry = [UInt8](repeating: 0, count: 78) + box("hvcC", [1, 2, 3])
        #expect(coding(table(box("hvc1", entry)), .video) == TrackCoding(parameterSets: [1, 2, 3]))
        #expect(coding(table(box("hev1", entry)), .video) == TrackCoding())
    }

    @Test func descriptionThatIsCutOff_tellsNothing() {
        #expect(coding(table([]), .audio) == TrackCoding())
        #expect(coding(Array(sound([0x11, 0x90]).dropLast()), .audio) == TrackCoding())
        #expect(coding([], .video) == TrackCoding())
    }
}
