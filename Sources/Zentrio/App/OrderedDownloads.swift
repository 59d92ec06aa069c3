import DownloadRuntime
import MediaModel

/// Downloads in the order of a key; one that changes its place costs two searches, not a sort.
nonisolated struct OrderedDownloads<Key: Comparable & Sendable>: Sendable {
    /// Keys differ from each other, so the key is all there is to compare.
    private struct Entry: Comparable, Sendable {
        let key: Key
        let id: DownloadID

        static func == (lhs: Entry, rhs: Entry) -> Bool { lhs.key == rhs.key }
        static func < (lhs: Entry, rhs: Entry) -> Bool { lhs.key < rhs.key }
    }

    private var entries = SortedList<Entry>()
    private var keys: [DownloadID: Key] = [:]

    var isEmpty: Bool { entries.isEmpty }

    /// The key of the first; nil when there is none.
    var firstKey: Key? { entries.first?.key }

    /// All of them in order; a walk through all.
    var ids: [DownloadID] {
        var ids: [DownloadID] = []
        ids.reserveCapacity(entries.count)
        for entry in entries { ids.append(entry.id) }
        return ids
    }

    func key(of id: DownloadID) -> Key? { keys[id] }

    /// Takes the place of everything; keys must differ from each other.
    mutating func replaceAll(_ list: [(key: Key, id: DownloadID)]) {
        self = OrderedDownloads()
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
}
