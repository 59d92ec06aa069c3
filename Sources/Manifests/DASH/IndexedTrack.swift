/// A single file whose segments its indexes name, one after another (ISO/IEC 14496-12 §8.16.3).
struct IndexedTrack: Sendable {
    private enum Part: Sendable {
        case media(ByteSpan, duration: Double)
        /// An index that is still to be read, from its first bytes.
        case index(ByteSpan, depth: Int, needed: Int64)
    }

    let source: PresentationTrack.IndexSource
    private var parts: [Part]
    private let limits: ManifestLimits
    private static let maximumDepth = 4
    /// What is asked of an index in an index: its bytes are those of its media too, and nothing says where they part.
    private static let firstByteCount: Int64 = 4 << 10

    init(_ source: PresentationTrack.IndexSource, limits: ManifestLimits) {
        self.source = source
        self.limits = limits
        parts = [.index(source.range, depth: 0, needed: source.range.length)]
    }

    /// The bytes that are needed next; nil when all segments are known.
    var missing: ByteSpan? {
        for case .index(let range, _, let needed) in parts {
            return ByteSpan(offset: range.offset, length: min(range.length, needed))
        }
        return nil
    }

    /// Takes the bytes that were missing.
    ///
    /// - Parameter bytes: those of `missing`.
    /// - Throws: `invalid` for an index that cannot be read, `tooLarge` for one without end.
    mutating func take(_ bytes: [UInt8]) throws(ManifestError) {
        guard let place = parts.firstIndex(where: { if case .index = $0 { true } else { false } }),
            case .index(let range, let depth, let needed) = parts[place]
        else { return }
        let length = SegmentIndex.neededByteCount(bytes)
        if bytes.count >= needed, needed < range.length, length > needed {
            parts[place] = .index(range, depth: depth, needed: max(length, 2 * needed))
            return
        }
        let index = try SegmentIndex(bytes, at: range.offset)
        guard depth < IndexedTrack.maximumDepth || !index.references.contains(where: \.isIndex),
            parts.count + index.references.count <= limits.segmentsPerTrack
        else {
            throw ManifestError(.tooLarge, "Segment indexes lie in each other without end.", at: "sidx")
        }
        let found = index.references.map { reference in
            reference.isIndex
                ? Part.index(reference.range, depth: depth + 1, needed: IndexedTrack.firstByteCount)
                : Part.media(reference.range, duration: reference.duration)
        }
        parts.replaceSubrange(place...place, with: found)
    }

    /// The segments.
    ///
    /// What lies before the first index is the initialization, unless the manifest says another.
    ///
    /// - Parameters:
    ///   - declared: the manifest's initialization.
    ///   - firstSequence: the number of the first segment.
    /// - Returns: the segments, and the initialization of all of them.
    func segments(declared: Initialization?, firstSequence: Int64) -> (list: SegmentList, Initialization?) {
        let address = source.bases[0].text
        let before = ByteSpan(offset: 0, length: source.range.offset)
        let initialization = declared ?? before.map { Initialization(url: address, range: $0) }
        var list = ListedSegments(bases: source.bases, firstSequence: firstSequence)
        list.initializations = [initialization].compactMap(\.self)
        var time = 0.0
        for case .media(let range, let duration) in parts {
            var record = ListedSegments.Record(
                reference: list.appendReference(""), start: time, duration: duration,
                initialization: initialization == nil ? -1 : 0)
            record.rangeOffset = range.offset
            record.rangeLength = range.length
            list.records.append(record)
            time += duration
        }
        return (SegmentList(.listed(list)), initialization)
    }
}
