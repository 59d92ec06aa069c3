import DownloadRuntime
import MediaModel

/// Downloads in the order of a key; one that changes its place costs two searches, not a sort.
///
/// It is read where it lies: a copy of ten thousand names at each change would cost more than the frame that shows
/// twenty of them.
nonisolated struct OrderedDownloads<Key: Comparable & Sendable>: Sendable, Sequence {
    private struct Entry: Comparable, Sendable {
        let key: Key
        let id: DownloadID

        static func == (lhs: Entry, rhs: Entry) -> Bool { lhs.key == rhs.key && lhs.id == rhs.id }
        static func < (lhs: Entry, rhs: Entry) -> Bool {
            lhs.key < rhs.key || (lhs.key == rhs.key && lhs.id.rawValue < rhs.id.rawValue)
        }
    }

    private var entries = SortedList<Entry>()
    private var keys: [DownloadID: Key] = [:]

    /// Makes an empty list.
    ///
    /// - Parameter room: For how many downloads there is room at once. The default is none.
    init(room: Int = 0) {
        keys.reserveCapacity(room)
    }

    var isEmpty: Bool { entries.isEmpty }

    var count: Int { entries.count }

    /// The key of the first; nil when there is none.
    var firstKey: Key? { entries.first?.key }

    /// The download at a place in the order.
    subscript(place: Int) -> DownloadID { entries[place].id }

    func makeIterator() -> some IteratorProtocol<DownloadID> {
        entries.lazy.map(\.id).makeIterator()
    }

    func key(of id: DownloadID) -> Key? { keys[id] }

    /// Takes the place of everything.
    mutating func replaceAll(_ list: [(key: Key, id: DownloadID)]) {
        entries = SortedList()
        keys.removeAll(keepingCapacity: true)
        for (key, id) in list { place(id, at: key) }
    }

    /// Puts a download at its key's place; nil takes it out.
    ///
    /// Whether anything changed.
    @discardableResult mutating func place(_ id: DownloadID, at key: Key?) -> Bool {
        let old = keys[id]
        guard old != key else { return false }
        if let old { entries.remove(Entry(key: old, id: id)) }
        if let key { entries.insert(Entry(key: key, id: id)) }
        keys[id] = key
        return true
    }

    /// Has downloads of the list trade places, so that they follow each other as given; others stay where they are.
    mutating func rearrange(_ ids: [DownloadID]) {
        let known = ids.filter { keys[$0] != nil }
        let places = known.compactMap { keys[$0] }.sorted()
        for (id, key) in zip(known, places) { place(id, at: key) }
    }
}
