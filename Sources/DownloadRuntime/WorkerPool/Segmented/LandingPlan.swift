/// Foresees where in a stream file the next units will lie: pure, without file or lock.
///
/// The place of a unit is known as soon as the lengths of all before it are. Nothing here makes a byte count: what lies
/// ahead of the file's written end is only where the writer will look for it.
struct LandingPlan: Sendable {
    /// Times that the foresight may be wrong; then the stream is one that cannot be foreseen.
    private static let patience = 3

    /// The stream file that is written; nil before there is one.
    private var file: Int?
    /// Where units begin, by their first segment: the next one to be written, and those behind it as far as known.
    private var starts: [Int: Int64] = [:]
    private var misses = 0

    private var isGivenUp: Bool { misses >= Self.patience }

    /// Takes the place for a unit of so many bytes; nil when it is not known.
    mutating func claim(_ segments: Range<Int>, count: Int64) -> Int64? {
        guard !isGivenUp, count > 0, let start = starts[segments.lowerBound] else { return nil }
        // A second try that brings another length is right where the first one was wrong, but others went by that.
        if let known = starts[segments.upperBound], known != start + count { return nil }
        starts[segments.upperBound] = start + count
        return start
    }

    /// The bytes before segment `next` end at `offset` of a file.
    ///
    /// - Returns: false when that was not foreseen: what was claimed lies in the wrong place.
    mutating func noteWritten(file: Int, next: Int, at offset: Int64) -> Bool {
        let isKnownFile = self.file == nil || self.file == file
        guard isKnownFile, starts[next].map({ $0 == offset }) ?? starts.keys.allSatisfy({ $0 <= next }) else {
            miss()
            (self.file, starts) = (file, [next: offset])
            return false
        }
        self.file = file
        starts = starts.filter { $0.key > next }
        starts[next] = offset
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

    private mutating func miss() {
        misses += 1
    }
}
