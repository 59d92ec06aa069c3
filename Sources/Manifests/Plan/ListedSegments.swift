/// Segments that a manifest writes down one by one, without a string for each.
struct ListedSegments: Hashable, Sendable {
    /// What is known of one segment, and where to find what it shares with others.
    struct Record: Hashable, Sendable {
        /// Where its reference lies in `references`.
        var reference: Range<UInt32>
        /// The bytes of the resource; without length when it is all of them.
        var rangeOffset: Int64 = 0
        var rangeLength: Int64 = 0
        /// Seconds from the beginning of the period.
        var start: Double
        /// Seconds.
        var duration: Double
        /// The number of discontinuities before it, counted from the list's first.
        var discontinuities: Int32 = 0
        /// An index in `initializations`; negative without one.
        var initialization: Int32 = -1
        /// An index in `keys`; negative without one.
        var key: Int32 = -1
        var isDiscontinuity = false
        var isGap = false
    }

    /// A key as the manifest gives it; without a vector, the sequence number is one.
    struct Key: Hashable, Sendable {
        var method: SegmentKey.Method
        var url: String
        var initializationVector: [UInt8]?

        func key(ofSequence sequence: Int64) -> SegmentKey {
            let vector = initializationVector ?? ListedSegments.vector(ofSequence: sequence)
            return SegmentKey(method: method, url: url, initializationVector: vector)
        }
    }

    /// What the references resolve against; those behind the first give mirrors.
    var bases: [BaseAddress]
    /// Bytes that hold the references of all segments, UTF-8: the document itself, or a list of them.
    var references: [UInt8]
    var records: [Record] = []
    var initializations: [Initialization] = []
    var keys: [Key] = []
    /// The sequence number of the first segment; the others follow it without a hole.
    var firstSequence: Int64
    /// The discontinuity sequence number before the first segment.
    var firstDiscontinuity: Int64 = 0

    init(bases: [BaseAddress], references: [UInt8] = [], firstSequence: Int64 = 0) {
        precondition(!bases.isEmpty, "references resolve against an address")
        self.bases = bases
        self.references = references
        self.firstSequence = firstSequence
    }

    var count: Int { records.count }

    func segment(at index: Int) -> MediaSegment {
        let record = records[index]
        let sequence = firstSequence + Int64(index)
        let reference = text(of: record)
        return MediaSegment(
            url: bases[0].resolved(reference),
            range: ByteSpan(offset: record.rangeOffset, length: record.rangeLength), start: record.start,
            duration: record.duration, sequence: sequence, isDiscontinuity: record.isDiscontinuity,
            discontinuitySequence: firstDiscontinuity + Int64(record.discontinuities),
            initialization: record.initialization < 0 ? nil : initializations[Int(record.initialization)],
            key: record.key < 0 ? nil : keys[Int(record.key)].key(ofSequence: sequence), isGap: record.isGap,
            mirrors: bases.count == 1 || BaseAddress.isAbsolute(reference)
                ? [] : bases.dropFirst().map { $0.resolved(reference) })
    }

    /// Keeps a reference and says where; one that equals the last one is kept once.
    mutating func appendReference(_ text: String) -> Range<UInt32> {
        if let last = records.last, last.reference.count == text.utf8.count, self.text(of: last) == text {
            return last.reference
        }
        let begin = UInt32(references.count)
        references.append(contentsOf: text.utf8)
        return begin..<UInt32(references.count)
    }

    private func text(of record: Record) -> String {
        String(decoding: references[Int(record.reference.lowerBound)..<Int(record.reference.upperBound)], as: UTF8.self)
    }

    /// The sequence number, big-endian in 16 bytes (RFC 8216 §5.2).
    private static func vector(ofSequence sequence: Int64) -> [UInt8] {
        let number = UInt64(bitPattern: sequence)
        return [UInt8](repeating: 0, count: 8) + (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) }
    }
}
