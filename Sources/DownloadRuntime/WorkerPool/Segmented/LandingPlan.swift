/// Foresees where in a stream file the next units will lie: pure, without file or lock.
///
/// The place of a unit is known as soon as the lengths of all before it are; a head that comes before theirs is too early
/// for its own unit, but not for those behind it. Nothing here makes a byte count: what lies ahead of the file's written
/// end is only where the writer will look for it.
struct LandingPlan: Sendable {
    /// Times that the foresight may be wrong; then the stream is one that cannot be foreseen.
    private static let patience = 3

    /// The stream file that is written; nil before there is one.
    private var file: Int?
    /// Where units begin, by their first segment: the next one to be written, and those behind it as far as known.
    private var starts: [Int: Int64] = [:]
    /// What is known of units whose heads came before those of the ones before them: by their first segment, the one
    /// behind their last, and their bytes.
    private var early: [Int: (next: Int, count: Int64)] = [:]
    private var misses = 0

    private var isGivenUp: Bool { misses >= Self.patience }

    /// Takes the place for a unit of so many bytes; nil when it is not known.
    mutating func claim(_ segments: Range<Int>, count: Int64) -> Int64? {
        guard !isGivenUp, count > 0 else { return nil }
        guard let start = starts[segments.lowerBound] else {
            early[segments.lowerBound] = (segments.upperBound, count)
            return nil
        }
        // A second try that brings another length is right where the first one was wrong, but others went by that.
        if let known = starts[segments.upperBound], known != start + count { return nil }
        foresee(segments.upperBound, at: start + count)
        return start
    }

    /// The bytes before segment `next` end at `offset` of a file.
    ///
    /// - Returns: false when that was not foreseen: what was claimed lies in the wrong place.
    mutating func noteWritten(file: Int, next: Int, at offset: Int64) -> Bool {
        let isKnownFile = self.file == nil || self.file == file
        guard isKnownFile, starts[next].map({ $0 == offset }) ?? starts.keys.allSatisfy({ $0 <= next }) else {
            miss()
            self.file = file
            starts = [next: offset]
            return false
        }
        self.file = file
        starts = starts.filter { $0.key > next }
        early = early.filter { $0.key >= next }
        foresee(next, at: offset)
        return true
    }

    /// Bytes are about to be written over a range of a file.
    ///
    /// - Returns: false when something claimed begins in the range, or may: what was claimed must go elsewhere first.
    mutating func noteWriting(file: Int, from begin: Int64, to end: Int64) -> Bool {
        guard file == self.file, starts.values.contains(where: { begin < $0 && $0 < end }) else { return true }
        miss()
        starts = [:]
        return false
    }

    /// Notes where a unit begins, and with it those whose lengths are known.
    private mutating func foresee(_ first: Int, at offset: Int64) {
        starts[first] = offset
        var (first, offset) = (first, offset)
        while let unit = early.removeValue(forKey: first) {
            (first, offset) = (unit.next, offset + unit.count)
            // Somebody may have gone by what is there.
            guard starts[first, default: offset] == offset else { return }
            starts[first] = offset
        }
    }

    private mutating func miss() {
        misses += 1
        early = [:]
    }
}
