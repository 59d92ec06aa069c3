import MediaModel

/// Downloads in the order of a key; one that changes its place costs two searches, not a sort.
///
/// They lie in chunks of a few hundred, as in a `SortedList`; the compiler specializes that one only for its own module, and
/// unspecialized it takes ten times as long. It is read where it lies: a copy of ten thousand names at each change would
/// cost more than the frame that shows twenty of them.
nonisolated struct OrderedDownloads<Key: Comparable & Sendable>: Sendable, Sequence {
    private struct Entry: Comparable, Sendable {
        let key: Key
        let id: DownloadID

        static func == (lhs: Entry, rhs: Entry) -> Bool { lhs.key == rhs.key && lhs.id == rhs.id }
        static func < (lhs: Entry, rhs: Entry) -> Bool {
            lhs.key < rhs.key || (lhs.key == rhs.key && lhs.id.rawValue < rhs.id.rawValue)
        }
    }

    /// A chunk that grows longer is halved.
    private static var chunkLimit: Int { 256 }

    /// None of them is empty.
    private var chunks: [[Entry]] = []
    private(set) var count = 0
    /// The keys of those that traded places: their own ones tell where they were.
    private var tradedKeys: [DownloadID: Key] = [:]

    var isEmpty: Bool { count == 0 }

    /// The key of the first; nil when there is none.
    var firstKey: Key? { chunks.first?.first?.key }

    /// The download at a place in the order, which is one look at each chunk before it.
    subscript(place: Int) -> DownloadID {
        var rest = place
        var chunk = 0
        while rest >= chunks[chunk].count {
            rest -= chunks[chunk].count
            chunk += 1
        }
        return chunks[chunk][rest].id
    }

    func makeIterator() -> some IteratorProtocol<DownloadID> {
        chunks.joined().lazy.map(\.id).makeIterator()
    }

    /// Each with its key, in order.
    var keyed: [(key: Key, id: DownloadID)] { chunks.joined().map { ($0.key, $0.id) } }

    /// Takes the place of everything.
    mutating func replaceAll(_ list: [(key: Key, id: DownloadID)]) {
        self = OrderedDownloads()
        for (key, id) in list { insert(Entry(key: key, id: id)) }
    }

    /// Moves a download to another key's place.
    ///
    /// Keys are derived from what is known of a download; to keep them a second time would cost more than all the rest.
    ///
    /// - Parameters:
    ///   - id: The download.
    ///   - old: The key that it had; nil for one that is not here.
    ///   - new: The key that it has; nil takes it out.
    /// - Returns: Whether anything changed.
    @discardableResult mutating func move(_ id: DownloadID, from old: Key?, to new: Key?) -> Bool {
        let old = tradedKeys.isEmpty ? old : tradedKeys.removeValue(forKey: id) ?? old
        guard old != new else { return false }
        if let old { remove(Entry(key: old, id: id)) }
        if let new { insert(Entry(key: new, id: id)) }
        return true
    }

    /// Has downloads of the list trade places, so that they follow each other as given; others stay where they are.
    ///
    /// - Parameter list: They, each with the key that it had.
    mutating func rearrange(_ list: [(key: Key, id: DownloadID)]) {
        let known = list.map { (key: tradedKeys[$0.id] ?? $0.key, id: $0.id) }
        for (old, place) in zip(known, known.map(\.key).sorted()) where old.key != place {
            move(old.id, from: old.key, to: place)
            tradedKeys[old.id] = place
        }
    }

    private mutating func insert(_ entry: Entry) {
        count += 1
        guard !chunks.isEmpty else {
            chunks = [[entry]]
            return
        }
        let chunk = Swift.min(chunkIndex(of: entry), chunks.count - 1)
        let index = Self.index(in: chunks[chunk], notBefore: entry)
        chunks[chunk].insert(entry, at: index)
        if chunks[chunk].count > Self.chunkLimit { split(chunk) }
    }

    private mutating func remove(_ entry: Entry) {
        let chunk = chunkIndex(of: entry)
        guard chunk < chunks.count else { return }
        let index = Self.index(in: chunks[chunk], notBefore: entry)
        guard chunks[chunk][index] == entry else { return }
        chunks[chunk].remove(at: index)
        if chunks[chunk].isEmpty { chunks.remove(at: chunk) }
        count -= 1
    }

    private mutating func split(_ chunk: Int) {
        let half = chunks[chunk].count / 2
        chunks.insert(Array(chunks[chunk][half...]), at: chunk + 1)
        chunks[chunk].removeSubrange(half...)
    }

    /// The first chunk that does not end before `entry`; the count when all do.
    private func chunkIndex(of entry: Entry) -> Int {
        var range = 0..<chunks.count
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            let endsBefore = chunks[middle][chunks[middle].count - 1] < entry
            range = endsBefore ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return range.lowerBound
    }

    /// The first entry of a chunk that is not before `entry`; the count when all are.
    private static func index(in chunk: [Entry], notBefore entry: Entry) -> Int {
        var range = 0..<chunk.count
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            range = chunk[middle] < entry ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return range.lowerBound
    }
}
