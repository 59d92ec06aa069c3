/// Which messages are on the screen and for how long.
struct ToastQueue {
    struct Entry: Hashable {
        var toast: Toast
        /// When it came on the screen; nil while it waits.
        var shownAt: Duration?
    }

    /// How many are on the screen at once.
    static let visibleLimit = 3
    /// How many wait at most; when there are more, the oldest waiting one that is not urgent is dropped.
    static let waitingLimit = 8

    private(set) var entries: [Entry] = []

    var visible: [Entry] { entries.filter { $0.shownAt != nil } }

    mutating func show(_ toast: Toast, at time: Duration) {
        entries.removeAll { $0.toast.id == toast.id }
        entries.append(Entry(toast: toast, shownAt: nil))
        if toast.isUrgent { makeRoom() }
        fill(at: time)
        let waiting = entries.indices.filter { entries[$0].shownAt == nil && !entries[$0].toast.isUrgent }
        if waiting.count > Self.waitingLimit, let oldest = waiting.first { entries.remove(at: oldest) }
    }

    /// Takes the oldest one that is not urgent off the screen: it was seen.
    private mutating func makeRoom() {
        guard visible.count >= Self.visibleLimit else { return }
        let oldest = entries.indices.filter { entries[$0].shownAt != nil && !entries[$0].toast.isUrgent }
            .min { entries[$0].shownAt ?? .zero < entries[$1].shownAt ?? .zero }
        if let oldest { entries.remove(at: oldest) }
    }

    mutating func dismiss(_ id: String, at time: Duration) {
        entries.removeAll { $0.toast.id == id }
        fill(at: time)
    }

    /// Drops what stayed long enough.
    ///
    /// - Parameters:
    ///   - time: Now.
    ///   - stay: How long a toast stays.
    ///   - stayWithAction: How long one with a button stays.
    /// - Returns: When the next one goes, from now; nil when none is there.
    mutating func expire(at time: Duration, stay: Duration, stayWithAction: Duration) -> Duration? {
        func end(_ entry: Entry) -> Duration? {
            entry.shownAt.map { $0 + (entry.toast.action == nil ? stay : stayWithAction) }
        }
        entries.removeAll { end($0).map { $0 <= time } ?? false }
        fill(at: time)
        return entries.compactMap(end).min().map { $0 - time }
    }

    private mutating func fill(at time: Duration) {
        var shown = visible.count
        let waiting = entries.indices.filter { entries[$0].shownAt == nil }
        for index in waiting.filter({ entries[$0].toast.isUrgent }) + waiting.filter({ !entries[$0].toast.isUrgent })
        where shown < Self.visibleLimit {
            entries[index].shownAt = time
            shown += 1
        }
    }
}
