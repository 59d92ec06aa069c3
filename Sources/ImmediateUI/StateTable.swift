/// What widgets remember between frames, by identity; entries unseen for a while are dropped.
struct StateTable<Value> {
    private struct Entry {
        var value: Value
        var lastSeen: UInt64
    }

    private var entries: [WidgetID: Entry] = [:]

    var count: Int { entries.count }

    /// The value without marking it as seen.
    func peek(_ id: WidgetID) -> Value? {
        entries[id]?.value
    }

    mutating func set(_ id: WidgetID, _ value: Value, frame: UInt64) {
        entries[id] = Entry(value: value, lastSeen: frame)
    }

    /// Marks the value as seen and returns it.
    mutating func value(_ id: WidgetID, frame: UInt64) -> Value? {
        guard let index = entries.index(forKey: id) else { return nil }
        entries.values[index].lastSeen = frame
        return entries.values[index].value
    }

    mutating func remove(_ id: WidgetID) {
        entries[id] = nil
    }

    /// Drops what was not seen in the last `keeping` frames; when more than `limit` entries stay, the oldest go too.
    mutating func collect(frame: UInt64, keeping: UInt64, limit: Int) {
        if entries.contains(where: { $0.value.lastSeen + keeping < frame }) {
            entries = entries.filter { $0.value.lastSeen + keeping >= frame }
        }
        guard entries.count > limit else { return }
        let oldest = entries.sorted { $0.value.lastSeen < $1.value.lastSeen }.prefix(entries.count - limit)
        for entry in oldest {
            entries[entry.key] = nil
        }
    }
}
