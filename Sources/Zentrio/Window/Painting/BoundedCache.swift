/// A dictionary that forgets what was not used for the longest time once it costs too much.
nonisolated struct BoundedCache<Key: Hashable, Value> {
    private struct Entry {
        var value: Value
        var cost: Int
        var lastUse: UInt64
    }

    private let limit: Int
    private var entries: [Key: Entry] = [:]
    private var totalCost = 0
    private var clock: UInt64 = 0
    /// What was used since then stays, whatever it costs.
    private var keptSince = UInt64.max
    private var roundStart: UInt64 = 0

    /// Makes an empty cache.
    ///
    /// - Parameter limit: The largest sum of costs. When it is exceeded, the oldest entries go until three quarters
    ///   are left.
    init(limit: Int) {
        self.limit = limit
    }

    var count: Int { entries.count }

    /// Everything kept, in no order.
    var keys: [Key] { Array(entries.keys) }

    /// The cost of everything kept.
    var cost: Int { totalCost }

    /// Starts a round, such as a frame: what this round or the one before uses is not forgotten.
    mutating func beginRound() {
        keptSince = roundStart
        roundStart = clock + 1
    }

    /// The value for a key, which counts as a use.
    mutating func value(for key: Key) -> Value? {
        guard let index = entries.index(forKey: key) else { return nil }
        clock += 1
        entries.values[index].lastUse = clock
        return entries.values[index].value
    }

    /// Keeps a value; the default cost is 1, so that the limit is a number of entries.
    mutating func insert(_ value: Value, for key: Key, cost: Int = 1) {
        clock += 1
        if let old = entries.updateValue(Entry(value: value, cost: cost, lastUse: clock), forKey: key) {
            totalCost -= old.cost
        }
        totalCost += cost
        if totalCost > limit { shrink() }
    }

    mutating func removeValue(for key: Key) -> Value? {
        guard let old = entries.removeValue(forKey: key) else { return nil }
        totalCost -= old.cost
        return old.value
    }

    mutating func removeAll() {
        entries.removeAll()
        totalCost = 0
    }

    /// Sorting now and then costs less than keeping a list in order at each use.
    private mutating func shrink() {
        let oldestFirst = entries.sorted { $0.value.lastUse < $1.value.lastUse }
        for (key, entry) in oldestFirst.dropLast() where totalCost > limit * 3 / 4 && entry.lastUse < keptSince {
            entries[key] = nil
            totalCost -= entry.cost
        }
    }
}
