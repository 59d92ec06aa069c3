/// A dictionary that forgets what was not used for the longest time once it costs too much.
///
/// Entries form a list from the one used last to the one used first, so that forgetting one costs as much as keeping
/// one: a frame that brings new texts never pays for sorting thousands of old ones.
nonisolated struct BoundedCache<Key: Hashable, Value> {
    /// A place in the list; free ones hold nothing.
    private struct Slot {
        var entry: (key: Key, value: Value)?
        var cost = 0
        var lastUse: UInt64 = 0
        var newer = none
        var older = none
    }

    private static var none: Int { -1 }

    private let limit: Int
    private var places: [Key: Int] = [:]
    private var slots: [Slot] = []
    private var freePlaces: [Int] = []
    private var newest = none
    private var oldest = none
    private var totalCost = 0
    private var clock: UInt64 = 0
    /// What was used since then stays, whatever it costs.
    private var keptSince = UInt64.max
    private var roundStart: UInt64 = 0

    /// Makes an empty cache.
    ///
    /// - Parameter limit: The largest sum of costs. When it is exceeded, the oldest entries go.
    init(limit: Int) {
        self.limit = limit
    }

    var count: Int { places.count }

    /// Everything kept, in no order.
    var keys: [Key] { Array(places.keys) }

    /// The cost of everything kept.
    var cost: Int { totalCost }

    /// Starts a round, such as a frame: what this round or the one before uses is not forgotten.
    mutating func beginRound() {
        keptSince = roundStart
        roundStart = clock + 1
    }

    /// The value for a key, which counts as a use.
    mutating func value(for key: Key) -> Value? {
        guard let place = places[key] else { return nil }
        use(place)
        return slots[place].entry?.value
    }

    /// Keeps a value; the default cost is 1, so that the limit is a number of entries.
    mutating func insert(_ value: Value, for key: Key, cost: Int = 1) {
        _ = removeValue(for: key)
        let place = freePlaces.popLast() ?? slots.count
        if place == slots.count { slots.append(Slot()) }
        slots[place].entry = (key, value)
        slots[place].cost = cost
        places[key] = place
        totalCost += cost
        link(place)
        shrink()
    }

    mutating func removeValue(for key: Key) -> Value? {
        guard let place = places.removeValue(forKey: key) else { return nil }
        unlink(place)
        totalCost -= slots[place].cost
        let value = slots[place].entry?.value
        slots[place] = Slot()
        freePlaces.append(place)
        return value
    }

    mutating func removeAll() {
        places = [:]
        slots = []
        freePlaces = []
        (newest, oldest) = (Self.none, Self.none)
        totalCost = 0
    }

    /// The newest entry stays even if it alone is too large.
    private mutating func shrink() {
        while totalCost > limit, oldest != newest, slots[oldest].lastUse < keptSince,
            let key = slots[oldest].entry?.key
        {
            _ = removeValue(for: key)
        }
    }

    private mutating func use(_ place: Int) {
        guard place != newest else {
            clock += 1
            slots[place].lastUse = clock
            return
        }
        unlink(place)
        link(place)
    }

    /// Makes an entry the newest.
    private mutating func link(_ place: Int) {
        clock += 1
        slots[place].lastUse = clock
        slots[place].older = newest
        slots[place].newer = Self.none
        if newest == Self.none { oldest = place } else { slots[newest].newer = place }
        newest = place
    }

    private mutating func unlink(_ place: Int) {
        let (newer, older) = (slots[place].newer, slots[place].older)
        if newer == Self.none { newest = older } else { slots[newer].older = older }
        if older == Self.none { oldest = newer } else { slots[older].newer = newer }
    }
}
