import MediaModel

/// Which pictures are fetched next: a few at a time, the last seen first.
///
/// Whoever scrolls through ten thousand rows sees the pictures where they stop before those that they passed. The
/// oldest wish is dropped when too many wait; the row that still shows it asks again.
nonisolated struct ArtworkQueue {
    /// What a wish changes.
    struct Change: Equatable {
        /// A picture whose fetching begins now.
        var started: WebAddress?
        /// A picture that is not fetched after all.
        var dropped: WebAddress?
    }

    /// As many connections as browsers open to one host.
    private static let running = 6
    /// More than the largest window shows.
    private static let waiting = 128

    private var runningCount = 0
    private var wishes: [WebAddress] = []

    /// Takes in a wish.
    mutating func add(_ address: WebAddress) -> Change {
        guard runningCount >= ArtworkQueue.running else {
            runningCount += 1
            return Change(started: address)
        }
        wishes.append(address)
        return Change(dropped: wishes.count > ArtworkQueue.waiting ? wishes.removeFirst() : nil)
    }

    /// Ends a fetch.
    ///
    /// - Returns: The picture that takes its place; nil when none waits.
    mutating func next() -> WebAddress? {
        let address = wishes.popLast()
        if address == nil { runningCount -= 1 }
        return address
    }
}
