/// What the bytes of a segment are, and where in them the media begins.
struct SegmentInspection: Hashable, Sendable {
    enum Container: Hashable, Sendable {
        case transportStream
        case fragmentedMP4
        /// An MP4 in one piece, with its header anywhere.
        case progressiveMP4
        case packedAudio(PackedAudioScanner.Codec)
        /// WebVTT or TTML without a container; only in lanes of subtitles.
        case text
    }

    /// How far a film may hide behind a picture.
    private static let longestDisguise = 64 * 1024

    var container: Container
    /// The bytes before the media: a disguise, or ID3 tags.
    var skip: Int
    /// Seconds, from an ID3 tag.
    var time: Double?

    /// Looks at a whole segment; the sizes of boxes and packets are the scanners' business.
    static func inspect(_ bytes: UnsafeRawBufferPointer) throws(SegmentFlaw) -> SegmentInspection {
        guard !bytes.isEmpty else { throw .empty }
        if isTransportStream(bytes, at: 0) { return SegmentInspection(container: .transportStream, skip: 0) }
        if isBoxed(bytes) {
            let isProgressive = ProgressiveScanner.isProgressive(bytes)
            return SegmentInspection(container: isProgressive ? .progressiveMP4 : .fragmentedMP4, skip: 0)
        }
        let sound = PackedAudioScanner.inspect(bytes)
        if let codec = sound.codec {
            return SegmentInspection(container: .packedAudio(codec), skip: sound.tagSize, time: sound.time)
        }
        if sound.tagSize > 0, isTransportStream(bytes, at: sound.tagSize) {
            return SegmentInspection(container: .transportStream, skip: sound.tagSize)
        }
        if isPicture(bytes), let start = disguisedStart(bytes) {
            return SegmentInspection(container: .transportStream, skip: start)
        }
        throw isWebPage(bytes) ? .webPage : .notMedia
    }

    /// Looks at a segment of subtitles: text, or boxes with text in them.
    static func inspectSubtitles(_ bytes: UnsafeRawBufferPointer) throws(SegmentFlaw) -> SegmentInspection {
        if isBoxed(bytes) { return SegmentInspection(container: .fragmentedMP4, skip: 0) }
        if isWebPage(bytes) { throw .webPage }
        // An empty segment is a time without words.
        guard bytes.isEmpty || String(validating: bytes, as: UTF8.self) != nil else { throw .notMedia }
        return SegmentInspection(container: .text, skip: 0)
    }

    /// What is wrong with bytes that could not be decrypted to their end, and lie there without their encryption as far as
    /// that went.
    ///
    /// What begins like media had the right key, and is cut off.
    static func flaw(ofUndecrypted bytes: UnsafeRawBufferPointer, isSubtitles: Bool = false) -> SegmentFlaw {
        let blockSize = CBCDecryptor.blockSize
        let cut = SegmentFlaw.damaged("it cannot be decrypted")
        guard !bytes.isEmpty, bytes.count % blockSize == 0 else { return cut }
        // The last block is held back for its padding.
        let beginning = UnsafeRawBufferPointer(rebasing: bytes.dropLast(blockSize))
        let found = try? isSubtitles ? inspectSubtitles(beginning) : inspect(beginning)
        return found == nil ? .undecryptable : cut
    }

    /// The sync byte at a stride of 188, three times where there are so many bytes.
    private static func isTransportStream(_ bytes: UnsafeRawBufferPointer, at start: Int) -> Bool {
        let size = TransportStreamScanner.packetSize
        guard start + size <= bytes.count else { return false }
        return stride(from: start, to: min(start + 3 * size, bytes.count), by: size).allSatisfy { bytes[$0] == 0x47 }
    }

    private static func isBoxed(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let types: Set<BoxType> = ["ftyp", "styp", "moof", "moov", "sidx", "emsg", "prft", "free", "mdat"]
        return bytes.count >= 8 && types.contains(BoxType(rawValue: bytes.unsigned32(at: 4)))
    }

    /// PNG, JPEG, GIF or BMP: sites hide films behind the head of a picture.
    private static func isPicture(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let heads: [[UInt8]] = [
            [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8), Array("BM".utf8),
        ]
        return heads.contains { bytes.prefix($0.count).elementsEqual($0) }
    }

    private static func disguisedStart(_ bytes: UnsafeRawBufferPointer) -> Int? {
        let size = TransportStreamScanner.packetSize
        let end = min(longestDisguise, bytes.count - 3 * size + 1)
        guard end > 0 else { return nil }
        return (0..<end).first { bytes[$0] == 0x47 && isTransportStream(bytes, at: $0) }
    }

    private static func isWebPage(_ bytes: UnsafeRawBufferPointer) -> Bool {
        MediaSniffer.judge(UnsafeRawBufferPointer(rebasing: bytes.prefix(1024)), contentType: nil) == .webPage
    }
}
