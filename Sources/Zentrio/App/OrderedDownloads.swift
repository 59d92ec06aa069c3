import MediaModel

/// Downloads in the order of a key; one that changes its place costs two binary searches, not a sort.
nonisolated struct OrderedDownloads<Key: Comparable & Sendable>: Sendable {
    private var entries: [(key: Key, id: DownloadID)] = []
    private var keys: [DownloadID: Key] = [:]

    var ids: [DownloadID] { entries.map(\.id) }
    var isEmpty: Bool { entries.isEmpty }

    func contains(_ id: DownloadID) -> Bool { keys[id] != nil }

    /// Takes the place of everything; keys must differ from each other.
    mutating func replaceAll(_ list: [(key: Key, id: DownloadID)]) {
        entries = list.sorted { $0.key < $1.key }
        keys = Dictionary(list.map { ($0.id, $0.key) }) { $1 }
    }

    /// Puts a download at its key's place; nil takes it out.
    ///
    /// Whether anything changed.
    @discardableResult mutating func place(_ id: DownloadID, at key: Key?) -> Bool {
        let old = keys[id]
        guard old != key else { return false }
        if let old { entries.remove(at: index(of: old)) }
        if let key { entries.insert((key, id), at: index(of: key)) }
        keys[id] = key
        return true
    }

    /// Where `key` is, or would be.
    private func index(of key: Key) -> Int {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].key < key { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
