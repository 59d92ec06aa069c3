import MediaModel

/// What one listener has not taken yet.
///
/// Pure.
///
/// Changes are kept in order up to a bound and never dropped in silence: past the bound all of them make way for one
/// `resync`. Of progress and metrics only the latest counts.
struct EventBacklog {
    private let capacity: Int
    private var changes: [DownloadEvent] = []
    private var frames: [DownloadID: DownloadProgress] = [:]
    private var metrics: DownloadMetrics?
    private var needsResync = false

    init(capacity: Int) {
        precondition(capacity > 0, "a listener can take something")
        self.capacity = capacity
    }

    mutating func add(_ event: DownloadEvent) {
        switch event {
        case .progress(let id, let progress): frames[id] = progress
        case .metrics(let latest): metrics = latest
        case .statusChanged(let change): addStatus(change)
        case .downloadChanged, .warning: append(event)
        case .resync: demandResync()
        }
    }

    /// Takes the next event: a resync first, then changes in order, then figures.
    mutating func next() -> DownloadEvent? {
        if needsResync {
            needsResync = false
            return .resync
        }
        if !changes.isEmpty { return changes.removeFirst() }
        if let id = frames.keys.first, let progress = frames.removeValue(forKey: id) { return .progress(id, progress) }
        return metrics.take().map(DownloadEvent.metrics)
    }

    private mutating func addStatus(_ change: DownloadEvent.StatusChange) {
        // A frame from before must not be shown after "completed".
        if change.to != .running { frames[change.id] = nil }
        append(.statusChanged(change))
    }

    private mutating func append(_ event: DownloadEvent) {
        guard changes.count < capacity else {
            demandResync()
            return
        }
        changes.append(event)
    }

    private mutating func demandResync() {
        changes = []
        needsResync = true
    }
}
