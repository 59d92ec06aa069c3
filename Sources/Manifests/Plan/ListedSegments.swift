/// Segments that a manifest writes down one by one, without a string for each.
struct ListedSegments: Hashable, Sendable {
    /// What is known of one segment; the index of what it shares with others.
    struct Record: Hashable, Sendable {
        /// Where its reference begins in `references`, and how long it is.
        var textBegin: Int
        var textCount: Int
        var range: ByteSpan?
        var start: Double
        var duration: Double
        var sequence: Int64
        var discontinuitySequence: Int64
        var isDiscontinuity: Bool
        var isGap: Bool
        var initialization: Int?
        var key: Int?
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
    /// The references of all segments, one after another, UTF-8.
    var references: [UInt8] = []
    var records: [Record] = []
    var initializations: [Initialization] = []
    var keys: [Key] = []

    init(base: BaseAddress, mirrors: [BaseAddress] = []) {
        bases = [base] + mirrors
    }

    var count: Int { records.count }

    func segment(at index: Int) -> MediaSegment {
        let record = records[index]
        let reference = String(
            decoding: references[record.textBegin..<(record.textBegin + record.textCount)], as: UTF8.self)
        let isRelative = !BaseAddress.isAbsolute(reference)
        return MediaSegment(
            url: bases[0].resolved(reference), range: record.range, start: record.start, duration: record.duration,
            sequence: record.sequence, isDiscontinuity: record.isDiscontinuity,
            discontinuitySequence: record.discontinuitySequence,
            initialization: record.initialization.map { initializations[$0] },
            key: record.key.map { keys[$0].key(ofSequence: record.sequence) }, isGap: record.isGap,
            mirrors: isRelative ? bases.dropFirst().map { $0.resolved(reference) } : [])
    }

    /// Keeps a reference; one that equals the last one is kept once.
    mutating func appendReference(_ bytes: some Collection<UInt8>) -> (begin: Int, count: Int) {
        if let last = records.last, last.textCount == bytes.count,
            references[last.textBegin..<(last.textBegin + last.textCount)].elementsEqual(bytes)
        {
            return (last.textBegin, last.textCount)
        }
        let begin = references.count
        references.append(contentsOf: bytes)
        return (begin, references.count - begin)
    }

    /// The sequence number, big-endian in 16 bytes (RFC 8216 §5.2).
    private static func vector(ofSequence sequence: Int64) -> [UInt8] {
        let number = UInt64(bitPattern: sequence)
        return [UInt8](repeating: 0, count: 8) + (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) }
    }
}
