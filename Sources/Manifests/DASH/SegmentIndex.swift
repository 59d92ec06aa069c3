/// A `sidx` box: where the segments of a single file are (ISO/IEC 14496-12 §8.16.3).
struct SegmentIndex: Hashable, Sendable {
    struct Reference: Hashable, Sendable {
        /// Whether the bytes hold another index, not media.
        var isIndex: Bool
        var range: ByteSpan
        /// Seconds.
        var duration: Double
    }

    var references: [Reference] = []

    /// Finds the box and reads it.
    ///
    /// - Parameters:
    ///   - bytes: the bytes at `offset` of the file; other boxes before the index are passed over.
    ///   - offset: where they lie in the file.
    /// - Throws: `invalid` when there is no index, or one that cannot be.
    init(_ bytes: [UInt8], at offset: Int64) throws(ManifestError) {
        var position = 0
        while let size = SegmentIndex.number(bytes, position, 4), size >= 8, bytes.count - position >= 8 {
            if bytes[(position + 4)..<(position + 8)].elementsEqual("sidx".utf8) {
                try read(bytes, position, end: offset + Int64(position) + size)
                return
            }
            guard size <= bytes.count - position - 8 else { break }
            position += Int(size)
        }
        throw SegmentIndex.flaw("The segment index is missing.")
    }

    /// How many of the first bytes it takes to read the box, as far as can be told from those that are there.
    static func neededByteCount(_ bytes: [UInt8]) -> Int64 {
        var position = 0
        while let size = number(bytes, position, 4), size >= 8, bytes.count - position >= 8 {
            let isIndex = bytes[(position + 4)..<(position + 8)].elementsEqual("sidx".utf8)
            if isIndex || size > bytes.count - position - 8 { return Int64(position) + size + (isIndex ? 0 : 8) }
            position += Int(size)
        }
        // The head of the next box; nothing more when this one is none.
        return bytes.count - position < 8 ? Int64(position) + 8 : 0
    }

    private mutating func read(_ bytes: [UInt8], _ box: Int, end: Int64) throws(ManifestError) {
        let isLong = SegmentIndex.number(bytes, box + 8, 1) != 0
        let wide = isLong ? 8 : 4
        let first = box + 20 + wide
        guard let timescale = SegmentIndex.number(bytes, box + 16, 4), timescale > 0,
            let firstOffset = SegmentIndex.number(bytes, first, wide),
            let count = SegmentIndex.number(bytes, first + wide + 2, 2)
        else { throw SegmentIndex.flaw("The segment index is cut off.") }
        var position = first + wide + 4
        let (start, isOverflown) = end.addingReportingOverflow(firstOffset)
        var begin = start
        for _ in 0..<count {
            guard let word = SegmentIndex.number(bytes, position, 4),
                let duration = SegmentIndex.number(bytes, position + 4, 4), bytes.count >= position + 12
            else { throw SegmentIndex.flaw("The segment index is cut off.") }
            guard !isOverflown, let range = ByteSpan(offset: begin, length: word & 0x7FFF_FFFF) else {
                throw SegmentIndex.flaw("The segment index leads to no bytes.")
            }
            references.append(
                Reference(isIndex: word >> 31 == 1, range: range, duration: Double(duration) / Double(timescale)))
            begin = range.end
            position += 12
        }
    }

    /// A big-endian number; nil when it is not all there, or too large to count with.
    private static func number(_ bytes: [UInt8], _ position: Int, _ width: Int) -> Int64? {
        guard position >= 0, position + width <= bytes.count else { return nil }
        let value = bytes[position..<(position + width)].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return Int64(exactly: value)
    }

    private static func flaw(_ sentence: String) -> ManifestError {
        ManifestError(.invalid, sentence, at: "sidx")
    }
}
