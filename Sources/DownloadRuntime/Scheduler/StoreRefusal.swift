import MediaModel

/// What the scheduler knows of a store that refuses: since when, and when it is worth another try.
///
/// Pure.
struct StoreRefusal: Sendable {
    /// How often the store is tried, whatever comes in meanwhile.
    static let interval = Duration.seconds(1)
    /// How long a sender waits for the store before it is told.
    static let patience = Duration.seconds(3)

    private(set) var outage: StoreOutage
    private let begin: Duration
    private(set) var nextTry: Duration

    init(_ outage: StoreOutage, now: Duration) {
        self.outage = outage
        begin = now
        nextTry = now + Self.interval
    }

    /// The store has refused again.
    mutating func noteTry(_ outage: StoreOutage, now: Duration) {
        self.outage = outage
        nextTry = now + Self.interval
    }

    /// The store may be tried at once, because there is no later.
    mutating func hurry() {
        nextTry = .zero
    }

    /// Whether somebody who waits since then has waited long enough; what came before the store refused does not count.
    func isOverdue(since: Duration, now: Duration) -> Bool {
        now - max(since, begin) >= Self.patience
    }
}
