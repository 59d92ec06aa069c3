/// What a track's header alone tells a decoder: parts that differ in it cannot lie in one track, because that has one
/// header.
struct TrackCoding: Hashable, Sendable {
    /// Of sound, for AAC that of its core; zero for other tracks.
    var sampleRate = 0
    /// Of sound; zero for other tracks.
    var channelCount = 0
    /// The parameter sets of HEVC that are not in the stream.
    var parameterSets: [UInt8] = []

    init(sampleRate: Int = 0, channelCount: Int = 0, parameterSets: [UInt8] = []) {
        self.sampleRate = sampleRate
        self.channelCount = channelCount
        self.parameterSets = parameterSets
    }

    /// Reads the first entry of a sample table (ISO/IEC 14496-12 §8.5.2); `timescale` counts a second.
    init(_ table: UnsafeRawBufferPointer, kind: MovieTrack.Kind, timescale: Int) {
        guard let description = BoxReader.first("stsd", in: table), description.count > 8 else { return }
        var entries = BoxReader(UnsafeRawBufferPointer(rebasing: description[8...]))
        guard let entry = entries.next() else { return }
        if kind == .audio { readSound(entry.content, timescale: timescale) }
        if kind == .video, entry.type == "hvc1", entry.content.count > 78 {
            let boxes = UnsafeRawBufferPointer(rebasing: entry.content[78...])
            parameterSets = BoxReader.first("hvcC", in: boxes).map { Array($0) } ?? []
        }
    }

    private mutating func readSound(_ entry: UnsafeRawBufferPointer, timescale: Int) {
        guard entry.count >= 28 else { return }
        sampleRate = timescale
        channelCount = Int(entry.unsigned16(at: 16))
        let boxes = UnsafeRawBufferPointer(rebasing: entry[28...])
        if let config = BoxReader.first("esds", in: boxes).flatMap(Self.specificConfig) { readAAC(config) }
    }

    /// The `AudioSpecificConfig` (ISO/IEC 14496-3 §1.6.2): type, rate and channels in a row of bits.
    private mutating func readAAC(_ config: [UInt8]) {
        guard config.count >= 2 else { return }
        var bits = (0..<8).reduce(UInt64(0)) { $0 << 8 | UInt64($1 < config.count ? config[$1] : 0) }
        func take(_ count: UInt64) -> Int {
            defer { bits <<= count }
            return Int(bits >> (64 - count))
        }
        if take(5) == 31 { _ = take(6) }
        let rates = [
            96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350,
        ]
        let index = take(4)
        sampleRate = index == 15 ? take(24) : index < rates.count ? rates[index] : 0
        channelCount = take(4)
    }

    /// The decoder's own part of an elementary stream descriptor (ISO/IEC 14496-1 §7.2.6); nil where there is none.
    private static func specificConfig(_ box: UnsafeRawBufferPointer) -> [UInt8]? {
        var offset = 4
        while offset < box.count {
            let tag = box[offset]
            var size = 0
            var isLong = true
            offset += 1
            while isLong, offset < box.count {
                size = (size << 7 | Int(box[offset] & 0x7F)) & 0xFFF_FFFF
                isLong = box[offset] & 0x80 != 0
                offset += 1
            }
            switch tag {
            case 3: offset += 3
            case 4: offset += 13
            case 5: return offset <= box.count ? Array(box[offset...].prefix(size)) : nil
            default: offset += size
            }
        }
        return nil
    }
}
