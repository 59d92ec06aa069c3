/// Collects the tags and addresses of a media playlist (RFC 8216 §4.3.2 and §4.3.3).
struct MediaPlaylistParser {
    let context: PlaylistContext
    private let bytes: [UInt8]
    private var segments: ListedSegments
    var warnings = WarningList()

    // What the next address stands for.
    private var duration: Double?
    private var byteRange: PlaylistByteRange?
    private var isDiscontinuity = false
    private var isGap = false

    // What stays until it changes.
    private var time = 0.0
    private var discontinuities: Int32 = 0
    private var keys = PlaylistKeysInEffect()
    /// The index of the key in effect; nil until it was looked up.
    private var keyIndex: Int32?
    private var mapIndex: Int32 = -1
    /// Where the previous segment's bytes ended, when it was a part of a resource.
    private var previousEnd: (reference: Range<UInt32>, offset: Int64)?

    private var targetDuration: Double?
    private var isEnded = false
    private var isVideoOnDemand = false
    private var isIFramesOnly = false
    private var protection: Protection?

    init(_ bytes: [UInt8], context: PlaylistContext) {
        self.bytes = bytes
        self.context = context
        // The document itself holds the references, so that none is copied.
        segments = ListedSegments(bases: [context.base], references: bytes)
    }

    /// Takes an EXTINF line in a way that is fast for a hundred thousand of them.
    ///
    /// - Parameter line: where the line lies.
    /// - Returns: false for another tag, and for a duration that needs a closer look.
    mutating func takeDuration(_ line: Range<Int>) -> Bool {
        let value: Double? = bytes.withUnsafeBufferPointer { bytes in
            let word: StaticString = "#EXTINF:"
            guard line.count > word.utf8CodeUnitCount else { return nil }
            for index in 0..<word.utf8CodeUnitCount where bytes[line.lowerBound + index] != word.utf8Start[index] {
                return nil
            }
            let begin = line.lowerBound + word.utf8CodeUnitCount
            var end = begin
            while end < line.upperBound, bytes[end] != UInt8(ascii: ",") { end += 1 }
            return DecimalNumber.value(of: UnsafeBufferPointer(rebasing: bytes[begin..<end]))
        }
        guard let value, value > 0, value < MediaPlaylistParser.longestDuration else { return false }
        duration = value
        return true
    }

    mutating func take(
        _ tag: PlaylistTag, _ text: String, variables: inout PlaylistVariables, line: Int
    ) throws(ManifestError) {
        switch tag {
        case .duration: duration = try duration(text, line: line)
        case .targetDuration: targetDuration = DecimalNumber.value(of: text)
        case .mediaSequence: try takeMediaSequence(text, line: line)
        case .discontinuitySequence: try takeDiscontinuitySequence(text, line: line)
        case .discontinuity: takeDiscontinuity()
        case .byteRange: byteRange = try PlaylistByteRange(text)
        case .key: try takeKey(AttributeList(text, variables: &variables))
        case .map: try takeMap(AttributeList(text, variables: &variables))
        case .gap: isGap = true
        case .playlistType: isVideoOnDemand = text == "VOD"
        case .endList: isEnded = true
        case .iFramesOnly: isIFramesOnly = true
        case .skip: throw ManifestError(.invalid, "The playlist leaves segments out that only a player of it knows.")
        case .adobeAccess: protection = protection ?? Protection(system: "Adobe Access", method: tag.rawValue)
        default: break
        }
    }

    mutating func takeReference(_ line: Range<Int>, variables: inout PlaylistVariables, line number: Int)
        throws(ManifestError)
    {
        guard segments.count < context.limits.segmentsPerTrack else {
            throw ManifestError(.tooLarge, "The playlist has more than \(context.limits.segmentsPerTrack) segments.")
        }
        let reference = try reference(line, variables: &variables)
        var record = ListedSegments.Record(reference: reference, start: time, duration: takePendingDuration(number))
        if let span = try takeByteRange(reference) {
            record.rangeOffset = span.offset
            record.rangeLength = span.length
        }
        record.discontinuities = discontinuities
        record.isDiscontinuity = isDiscontinuity
        record.isGap = isGap
        record.initialization = mapIndex
        record.key = try currentKey()
        segments.records.append(record)
        time += record.duration
        isDiscontinuity = false
        isGap = false
    }

    mutating func finish() throws(ManifestError) -> MediaPlaylist {
        guard !isIFramesOnly else {
            throw ManifestError(
                .invalid, "This list holds single pictures for seeking, not a film.", at: "EXT-X-I-FRAMES-ONLY")
        }
        let isFinal = isEnded || isVideoOnDemand
        guard segments.count > 0 else { throw ManifestError(.empty, "The playlist has no segments.") }
        checkTargetDuration()
        if !isEnded, isVideoOnDemand {
            warnings.add("The playlist is for video on demand, but EXT-X-ENDLIST is missing.")
        }
        return MediaPlaylist(segments: segments, isEnded: isFinal, protection: protection, warnings: warnings)
    }

    // MARK: Durations

    private mutating func duration(_ text: String, line: Int) throws(ManifestError) -> Double {
        let word = String(text.prefix { $0 != "," && $0 != " " }).trimmingSpaces
        guard let value = DecimalNumber.value(of: word), value < MediaPlaylistParser.longestDuration else {
            throw ManifestError(.invalid, "The duration \(word.prefix(40)) is no number of seconds.")
        }
        if value <= 0 { warnings.add("A segment's duration is not above zero.", line: line) }
        return max(value, 0)
    }

    private mutating func takePendingDuration(_ line: Int) -> Double {
        defer { duration = nil }
        if duration == nil { warnings.add("A segment has no EXTINF.", line: line) }
        return min(duration ?? max(targetDuration ?? 0, 0), MediaPlaylistParser.longestDuration)
    }

    private mutating func checkTargetDuration() {
        guard let targetDuration else { return warnings.add("EXT-X-TARGETDURATION is missing.") }
        if segments.records.contains(where: { $0.duration.rounded() > targetDuration }) {
            warnings.add("A segment is longer than EXT-X-TARGETDURATION.")
        }
    }

    // MARK: Addresses

    /// Where the reference lies in the segments' bytes.
    private mutating func reference(
        _ line: Range<Int>, variables: inout PlaylistVariables
    ) throws(ManifestError) -> Range<UInt32> {
        if isPlain(line) { return UInt32(line.lowerBound)..<UInt32(line.upperBound) }
        let text = String(decoding: bytes[line], as: UTF8.self)
        let filledIn = try variables.filledIn(text)
        try context.check(filledIn)
        if filledIn == text { return UInt32(line.lowerBound)..<UInt32(line.upperBound) }
        return segments.appendReference(filledIn)
    }

    /// Whether a line is an address that needs no closer look: without variables, and relative or of a web server.
    private func isPlain(_ line: Range<Int>) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            let line = bytes[line]
            for scheme in [StaticString("https://"), StaticString("http://")] {
                let name = UnsafeBufferPointer(start: scheme.utf8Start, count: scheme.utf8CodeUnitCount)
                guard line.count > name.count, line.starts(with: name) else { continue }
                let host = line[line.startIndex + name.count]
                let hasHost = host != UInt8(ascii: "/") && host != UInt8(ascii: "?") && host != UInt8(ascii: "#")
                return hasHost && !line.contains(UInt8(ascii: "{"))
            }
            let isRelative = !line.contains { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: ":") }
            return isRelative && !line.starts(with: [UInt8(ascii: "/"), UInt8(ascii: "/")])
        }
    }

    private mutating func takeByteRange(_ reference: Range<UInt32>) throws(ManifestError) -> ByteSpan? {
        defer { byteRange = nil }
        guard let byteRange else {
            previousEnd = nil
            return nil
        }
        var offset = byteRange.offset
        if offset == nil, let previousEnd, isSame(previousEnd.reference, reference) { offset = previousEnd.offset }
        guard let offset else {
            throw ManifestError(
                .invalid, "A byte range without an offset must follow a range of the same file.", at: "EXT-X-BYTERANGE")
        }
        guard let span = ByteSpan(offset: offset, length: byteRange.length) else {
            throw ManifestError(.invalid, "A byte range ends beyond the largest file.", at: "EXT-X-BYTERANGE")
        }
        previousEnd = (reference, span.end)
        return span
    }

    private func isSame(_ one: Range<UInt32>, _ other: Range<UInt32>) -> Bool {
        one == other || one.count == other.count && text(one).elementsEqual(text(other))
    }

    private func text(_ range: Range<UInt32>) -> ArraySlice<UInt8> {
        segments.references[Int(range.lowerBound)..<Int(range.upperBound)]
    }

    // MARK: Sequences

    private mutating func takeMediaSequence(_ text: String, line: Int) throws(ManifestError) {
        guard segments.count == 0 else { return warnings.add("EXT-X-MEDIA-SEQUENCE comes too late.", line: line) }
        segments.firstSequence = try sequence(text)
    }

    private mutating func takeDiscontinuitySequence(_ text: String, line: Int) throws(ManifestError) {
        guard segments.count == 0, discontinuities == 0 else {
            return warnings.add("EXT-X-DISCONTINUITY-SEQUENCE comes too late.", line: line)
        }
        segments.firstDiscontinuity = try sequence(text)
    }

    private func sequence(_ text: String) throws(ManifestError) -> Int64 {
        // Room to count on without an overflow.
        guard let number = Int64(text), (0...(Int64.max >> 1)).contains(number) else {
            throw ManifestError(.invalid, "\(text.prefix(40)) is no sequence number.")
        }
        return number
    }

    private mutating func takeDiscontinuity() {
        isDiscontinuity = true
        // No honest list has as many as there are numbers.
        discontinuities = min(discontinuities + 1, .max - 1)
    }

    // MARK: Keys and maps

    private mutating func takeKey(_ attributes: AttributeList) throws(ManifestError) {
        keys.apply(try PlaylistKey(attributes))
        keyIndex = nil
    }

    /// The index of the key in effect; -1 for none.
    private mutating func currentKey() throws(ManifestError) -> Int32 {
        if let keyIndex { return keyIndex }
        if let found = keys.protection { protection = protection ?? found }
        var index: Int32 = -1
        if let key = try keys.key(context) { index = try place(of: key) }
        keyIndex = index
        return index
    }

    private mutating func place(of key: ListedSegments.Key) throws(ManifestError) -> Int32 {
        // The same key often comes back with every map; one that was used long ago may be kept twice.
        if let last = segments.keys.suffix(4).lastIndex(of: key) { return Int32(last) }
        guard segments.keys.count < MediaPlaylistParser.sharedLimit else {
            throw ManifestError(.tooLarge, "The playlist has too many keys.")
        }
        segments.keys.append(key)
        return Int32(segments.keys.count - 1)
    }

    private mutating func takeMap(_ attributes: AttributeList) throws(ManifestError) {
        guard let reference = attributes.text("URI") else { throw ManifestError(.invalid, "A map has no URI.") }
        var map = Initialization(url: try context.resolvedDocument(reference))
        if let text = attributes.text("BYTERANGE") {
            let range = try PlaylistByteRange(text)
            guard let span = ByteSpan(offset: range.offset ?? 0, length: range.length) else {
                throw ManifestError(.invalid, "The byte range \(text.prefix(40)) cannot be.")
            }
            map.range = span
        }
        map.key = try mapKey()
        if let same = segments.initializations.suffix(4).lastIndex(of: map) {
            mapIndex = Int32(same)
            return
        }
        guard segments.initializations.count < MediaPlaylistParser.sharedLimit else {
            throw ManifestError(.tooLarge, "The playlist has too many maps.")
        }
        segments.initializations.append(map)
        mapIndex = Int32(segments.initializations.count - 1)
    }

    /// A map has no sequence number that could stand for its vector.
    private mutating func mapKey() throws(ManifestError) -> SegmentKey? {
        if let found = keys.protection { protection = protection ?? found }
        guard let key = try keys.key(context) else { return nil }
        guard let vector = key.initializationVector else {
            throw ManifestError(.invalid, "The key of a map needs an IV.", at: "EXT-X-MAP")
        }
        return SegmentKey(method: key.method, url: key.url, initializationVector: vector)
    }

    /// Seconds of a segment that cannot be meant.
    private static let longestDuration = 1e7

    /// Keys, and maps, of one list.
    private static let sharedLimit = 20_000
}
