import MediaModel

/// Downloads in the order of a key; one that changes its place costs two binary searches, not a sort.
nonisolated struct OrderedDownloads<Key: Comparable & Sendable>: Sendable {
    private(set) var ids: [DownloadID] = []
    /// The keys of `ids`.
    private var order: [Key] = []
    private var keys: [DownloadID: Key] = [:]

    var isEmpty: Bool { ids.isEmpty }

    /// The key of the first; nil when there is none.
    var firstKey: Key? { order.first }

    func key(of id: DownloadID) -> Key? { keys[id] }

    /// Takes the place of everything; keys must differ from each other.
    mutating func replaceAll(_ list: [(key: Key, id: DownloadID)]) {
        let sorted = list.sorted { $0.key < $1.key }
        ids = sorted.map(\.id)
        order = sorted.map(\.key)
        keys = Dictionary(list.map { ($0.id, $0.key) }) { $1 }
    }

    /// Puts a download at its key's place; nil takes it out.
    ///
    /// Whether anything changed.
    @discardableResult mutating func place(_ id: DownloadID, at key: Key?) -> Bool {
        let old = keys[id]
        guard old != key else { return false }
        if let old { remove(at: index(of: old)) }
        if let key { insert(id, key, at: index(of: key)) }
        keys[id] = key
        return true
    }

    private mutating func remove(at index: Int) {
        ids.remove(at: index)
        order.remove(at: index)
    }

    private mutating func insert(_ id: DownloadID, _ key: Key, at index: Int) {
        ids.insert(id, at: index)
        order.insert(key, at: index)
    }

    /// Where `key` is, or would be.
    private func index(of key: Key) -> Int {
        var low = 0
        var high = order.count
        while low < high {
            let middle = (low + high) / 2
            if order[middle] < key { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
