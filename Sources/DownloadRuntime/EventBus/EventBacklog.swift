import MediaModel

/// What one listener has not taken yet.
///
/// Pure.
///
/// Changes are kept in order up to a bound and never dropped in silence: past the bound all of them make way for one
/// `resync`. Of progress and metrics only the latest counts.
struct EventBacklog {
    /// An event and when it was published.
    struct Item {
        var event: DownloadEvent
        var publishedAt: Duration
    }

    private let capacity: Int
    private var changes: [Item] = []
    /// Taken from the front without moving the rest.
    private var firstChange = 0
    private var frames: [DownloadID: (progress: DownloadProgress, publishedAt: Duration)] = [:]
    private var metrics: Item?
    private var resyncSince: Duration?
    /// How often the listener fell behind.
    private(set) var resyncCount = 0

    init(capacity: Int) {
        precondition(capacity > 0, "a listener can take something")
        self.capacity = capacity
    }

    /// How many events wait to be taken.
    var count: Int {
        changes.count - firstChange + frames.count + (metrics == nil ? 0 : 1) + (resyncSince == nil ? 0 : 1)
    }

    mutating func add(_ event: DownloadEvent, at now: Duration) {
        switch event {
        case .progress(let id, let progress): frames[id] = (progress, now)
        case .metrics: metrics = Item(event: event, publishedAt: now)
        case .statusChanged(let change): addStatus(change, at: now)
        case .downloadChanged, .warning: append(event, at: now)
        case .resync: demandResync(at: now)
        }
    }

    /// Takes the next event: a resync first, then changes in order, then figures.
    mutating func next() -> Item? {
        if let since = resyncSince.take() { return Item(event: .resync, publishedAt: since) }
        if let change = nextChange() { return change }
        if let id = frames.keys.first, let frame = frames.removeValue(forKey: id) {
            return Item(event: .progress(id, frame.progress), publishedAt: frame.publishedAt)
        }
        return metrics.take()
    }

    private mutating func nextChange() -> Item? {
        guard firstChange < changes.count else { return nil }
        let change = changes[firstChange]
        firstChange += 1
        if firstChange == changes.count {
            changes = []
            firstChange = 0
        }
        return change
    }

    private mutating func addStatus(_ change: DownloadEvent.StatusChange, at now: Duration) {
        // A frame from before must not be shown after "completed".
        if change.to != .running { frames[change.id] = nil }
        append(.statusChanged(change), at: now)
    }

    private mutating func append(_ event: DownloadEvent, at now: Duration) {
        guard changes.count - firstChange < capacity else { return demandResync(at: now) }
        if firstChange > capacity {
            changes.removeFirst(firstChange)
            firstChange = 0
        }
        changes.append(Item(event: event, publishedAt: now))
    }

    private mutating func demandResync(at now: Duration) {
        changes = []
        firstChange = 0
        if resyncSince == nil { resyncSince = now }
        resyncCount += 1
    }
}
