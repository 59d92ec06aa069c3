/// Reads packed audio (RFC 8216 §3.4): sound without a container, behind an ID3 tag with the time of its beginning.
struct PackedAudioScanner: Sendable {
    enum Codec: Hashable, Sendable {
        case aac
        case mp3
        case ac3
        case enhancedAC3
    }

    /// What a segment is.
    struct Finding: Hashable, Sendable {
        /// The bytes of the tags before the sound; they are not part of the stream.
        var tagSize: Int
        /// Seconds at the first frame; nil without the tag.
        var time: Double?
        var codec: Codec?
    }

    private static let owner = Array("com.apple.streaming.transportStreamTimestamp".utf8) + [0]

    /// Looks at the beginning of a segment.
    static func inspect(_ bytes: UnsafeRawBufferPointer) -> Finding {
        var finding = Finding(tagSize: 0)
        while let size = tagSize(UnsafeRawBufferPointer(rebasing: bytes[finding.tagSize...])) {
            let end = min(finding.tagSize + size, bytes.count)
            let tag = UnsafeRawBufferPointer(rebasing: bytes[finding.tagSize..<end])
            finding.time = finding.time ?? time(inTag: tag)
            finding.tagSize = end
        }
        finding.codec = codec(UnsafeRawBufferPointer(rebasing: bytes[finding.tagSize...]))
        return finding
    }

    /// Seconds of the first frame; nil when its header makes no sense.
    static func frameDuration(_ bytes: UnsafeRawBufferPointer, _ codec: Codec) -> Double? {
        guard bytes.count >= 7 else { return nil }
        switch codec {
        case .aac: return frame(1_024, rates: aacRates, at: Int(bytes[2] >> 2 & 0x0F))
        case .mp3: return layerDuration(bytes)
        case .ac3: return frame(1_536, rates: ac3Rates, at: Int(bytes[4] >> 6))
        case .enhancedAC3: return enhancedDuration(bytes)
        }
    }

    /// Three versions of MPEG, each with half the rates of the one before; the two later ones have shorter frames of
    /// layer III.
    private static func layerDuration(_ bytes: UnsafeRawBufferPointer) -> Double? {
        let (version, layer) = (bytes[1] >> 3 & 0x03, bytes[1] >> 1 & 0x03)
        let halvings = version == 3 ? 0 : version == 2 ? 1 : 2
        let samples = layer == 3 ? 384 : layer == 1 && halvings > 0 ? 576 : 1_152
        let rates = [44_100, 48_000, 32_000].map { $0 >> halvings }
        return frame(samples, rates: rates, at: Int(bytes[2] >> 2 & 0x03))
    }

    private static func enhancedDuration(_ bytes: UnsafeRawBufferPointer) -> Double? {
        let (rate, blocks) = (Int(bytes[4] >> 6), Int(bytes[4] >> 4 & 0x03))
        guard rate < 3 else { return frame(1_536, rates: ac3Rates.map { $0 / 2 }, at: blocks) }
        return frame([256, 512, 768, 1_536][blocks], rates: ac3Rates, at: rate)
    }

    private static func frame(_ samples: Int, rates: [Int], at index: Int) -> Double? {
        index < rates.count ? Double(samples) / Double(rates[index]) : nil
    }

    private static let ac3Rates = [48_000, 44_100, 32_000]
    private static let aacRates = [
        96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350,
    ]

    /// The frames of AAC in ADTS; nil when a frame is cut off or broken.
    static func adtsFrames(_ bytes: UnsafeRawBufferPointer) -> (count: Int, sampleRate: Int)? {
        var offset = 0
        var count = 0
        var rate = 0
        while offset + 7 <= bytes.count {
            guard bytes[offset] == 0xFF, bytes[offset + 1] & 0xF6 == 0xF0 else { return nil }
            let index = Int(bytes[offset + 2] >> 2 & 0x0F)
            let size =
                Int(bytes[offset + 3] & 0x03) << 11 | Int(bytes[offset + 4]) << 3 | Int(bytes[offset + 5] >> 5)
            guard size >= 7, index < aacRates.count else { return nil }
            rate = aacRates[index]
            count += 1 + Int(bytes[offset + 6] & 0x03)
            offset += size
        }
        return offset == bytes.count && count > 0 ? (count, rate) : nil
    }

    /// The length of an ID3v2 tag with its head; nil when there is none.
    private static func tagSize(_ bytes: UnsafeRawBufferPointer) -> Int? {
        guard bytes.count >= 10, bytes.prefix(3).elementsEqual("ID3".utf8) else { return nil }
        return 10 + bytes[6..<10].reduce(0) { $0 << 7 | Int($1 & 0x7F) } + (bytes[5] & 0x10 != 0 ? 10 : 0)
    }

    private static func time(inTag tag: UnsafeRawBufferPointer) -> Double? {
        guard let start = tag.firstRange(of: owner)?.upperBound, start + 8 <= tag.count else { return nil }
        // The upper 31 bits are zero by the rule; what else is there is no time.
        return Double(tag.unsigned64(at: start) & (1 << 33 - 1)) / 90_000
    }

    private static func codec(_ bytes: UnsafeRawBufferPointer) -> Codec? {
        guard bytes.count >= 6 else { return nil }
        if bytes[0] == 0xFF, bytes[1] & 0xF6 == 0xF0 { return .aac }
        if bytes[0] == 0xFF, bytes[1] & 0xE0 == 0xE0, bytes[1] & 0x06 != 0 { return .mp3 }
        guard bytes[0] == 0x0B, bytes[1] == 0x77 else { return nil }
        return bytes[5] >> 3 > 10 ? .enhancedAC3 : .ac3
    }
}

extension UnsafeRawBufferPointer {
    /// Where some bytes are; nil when they are not.
    fileprivate func firstRange(of wanted: [UInt8]) -> Range<Int>? {
        guard count >= wanted.count else { return nil }
        let start = (0...count - wanted.count).first { self[$0..<$0 + wanted.count].elementsEqual(wanted) }
        return start.map { $0..<$0 + wanted.count }
    }
}
