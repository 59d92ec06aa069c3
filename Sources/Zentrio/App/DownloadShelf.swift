import MediaModel

/// The downloads in the groups in which the page shows them.
///
/// Groups are made anew only when a state, an order or the list changed, never for progress.
nonisolated struct DownloadShelf: Sendable {
    /// An entry of Ready to Watch.
    enum Ready: Hashable, Sendable {
        case film(DownloadID)
        /// The finished episodes of one series, in order.
        case series(name: String, episodes: [DownloadID])
    }

    private var byID: [DownloadID: Download] = [:]
    private var activeOrder = OrderedDownloads<QueueKey>()
    private var queueOrder = OrderedDownloads<QueueKey>()
    private var failedOrder = OrderedDownloads<QueueKey>()
    private var finished = FinishedDownloads()
    /// Those with bytes or a worker: shown as cards.
    private(set) var active: [DownloadID] = []
    /// Those that wait for their turn: shown as rows.
    private(set) var queued: [DownloadID] = []
    private(set) var failedIDs: [DownloadID] = []
    private(set) var films: [DownloadID] = []
    /// With their finished episodes in order.
    private(set) var series: [(name: String, episodes: [DownloadID])] = []
    /// How many have a worker that moves bytes now.
    private(set) var runningCount = 0
    /// How many the user stopped for now.
    private(set) var pausedCount = 0
    /// What everything that is finished takes.
    private(set) var finishedBytes = ByteCount.zero
    /// What all of them take by now, unfinished ones too.
    private(set) var storedBytes = ByteCount.zero
    /// Series whose episodes are folded away.
    private(set) var collapsedSeries: Set<String> = []
    var sort = DownloadSort.dateAdded { didSet { if sort != oldValue { sortReady() } } }
    private var changed: Groups = []
    private var isHolding = false

    private struct Groups: OptionSet {
        let rawValue: Int
        static let active = Groups(rawValue: 1)
        static let queued = Groups(rawValue: 2)
        static let failed = Groups(rawValue: 4)
        static let ready = Groups(rawValue: 8)
    }

    subscript(id: DownloadID) -> Download? { byID[id] }

    var isEmpty: Bool { byID.isEmpty }
    var failed: [Download] { failedIDs.compactMap { byID[$0] } }

    /// Those that were watched to the end.
    var watched: [DownloadID] { finishedIDs.filter { byID[$0]?.isWatched ?? false } }

    /// All that are on this device.
    var finishedIDs: [DownloadID] { finished.ids }

    /// How many entries Ready to Watch has: films, and series with all their episodes.
    var readyCount: Int { films.count + series.count }

    /// Films and series in one order.
    var ready: [Ready] {
        let all =
            films.map { (finished.key(ofFilm: $0), Ready.film($0)) }
            + series.map { (finished.key(ofSeries: $0.name), Ready.series(name: $0.name, episodes: $0.episodes)) }
        let known = all.compactMap { key, entry in key.map { ($0, entry) } }
        return known.sorted { $0.0 < $1.0 }.map(\.1)
    }

    /// What episodes take by now, unfinished ones too.
    var episodeBytes: ByteCount {
        byID.values.reduce(.zero) { $1.seriesName == nil ? $0 : $0 + $1.storedBytes }
    }

    /// What downloads under way will still take.
    var queuedBytes: ByteCount {
        (active + queued).reduce(.zero) { sum, id in
            guard let download = byID[id] else { return sum }
            return sum + max(.zero, download.byteCount - download.progress.downloaded)
        }
    }

    /// Bytes a second over all of them.
    var speed: ByteCount {
        active.reduce(.zero) { sum, id in
            guard let download = byID[id], download.state == .running else { return sum }
            return sum + download.progress.smoothedSpeed
        }
    }

    /// Whether anything is left that "Pause all" would stop.
    var canPause: Bool {
        func canPause(_ id: DownloadID) -> Bool {
            byID[id].map { $0.state != .paused && $0.state != .pausing } ?? false
        }
        return active.contains(where: canPause) || queued.contains(where: canPause)
    }

    mutating func replaceAll(_ downloads: [Download]) {
        byID = Dictionary(downloads.map { ($0.id, $0) }) { $1 }
        activeOrder.replaceAll(downloads.filter(\.isShownAsCard).map { (QueueKey($0, heedsPriority: false), $0.id) })
        queueOrder.replaceAll(downloads.filter(\.isShownAsRow).map { (QueueKey($0, heedsPriority: true), $0.id) })
        failedOrder.replaceAll(
            downloads.filter { $0.state == .failed }.map { (QueueKey($0, heedsPriority: false), $0.id) })
        (finishedBytes, storedBytes, runningCount, pausedCount) = (.zero, .zero, 0, 0)
        for download in byID.values { count(download, as: 1) }
        changed = [.active, .queued, .failed]
        sortReady()
    }

    mutating func put(_ download: Download) {
        let id = download.id
        let isGone = download.state == .removed || download.state == .cancelled
        count(byID[id], as: -1)
        byID[id] = isGone ? nil : download
        count(byID[id], as: 1)
        let place = QueueKey(download, heedsPriority: false)
        let turn = download.isShownAsRow ? QueueKey(download, heedsPriority: true) : nil
        if activeOrder.place(id, at: download.isShownAsCard ? place : nil) { changed.insert(.active) }
        if queueOrder.place(id, at: turn) { changed.insert(.queued) }
        if failedOrder.place(id, at: download.state == .failed ? place : nil) { changed.insert(.failed) }
        let isOnShelf = download.state == .completed
        if isOnShelf ? finished.put(download, sort: sort) : finished.take(id) { changed.insert(.ready) }
        regroup()
    }

    /// Takes a download off every group, as if it were not there.
    mutating func take(_ id: DownloadID) {
        count(byID[id], as: -1)
        byID[id] = nil
        if activeOrder.place(id, at: nil) { changed.insert(.active) }
        if queueOrder.place(id, at: nil) { changed.insert(.queued) }
        if failedOrder.place(id, at: nil) { changed.insert(.failed) }
        if finished.take(id) { changed.insert(.ready) }
        regroup()
    }

    /// Shows the queue in an order that the runtime is about to confirm.
    mutating func setQueueOrder(_ ids: [DownloadID]) {
        queued = ids
    }

    mutating func update(_ progress: DownloadProgress, of id: DownloadID) {
        count(byID[id], as: -1)
        byID[id]?.progress = progress
        count(byID[id], as: 1)
    }

    mutating func toggleSeries(_ name: String) {
        if collapsedSeries.remove(name) == nil { collapsedSeries.insert(name) }
    }

    /// Leaves the groups as they are until `release()`: a burst of changes costs one regrouping.
    mutating func hold() {
        isHolding = true
    }

    /// Brings the groups up to date after `hold()`.
    mutating func release() {
        isHolding = false
        regroup()
    }

    private mutating func count(_ download: Download?, as sign: Int64) {
        guard let download else { return }
        finishedBytes = finishedBytes + ByteCount(sign * download.finishedBytes.rawValue)
        storedBytes = storedBytes + ByteCount(sign * download.storedBytes.rawValue)
        if download.state.holdsWorker { runningCount += Int(sign) }
        if download.state == .paused { pausedCount += Int(sign) }
    }

    private mutating func sortReady() {
        finished.replaceAll(byID.values.filter { $0.state == .completed }, sort: sort)
        changed.insert(.ready)
        regroup()
    }

    private mutating func regroup() {
        guard !isHolding else { return }
        if changed.contains(.active) { active = activeOrder.ids }
        if changed.contains(.queued) { queued = queueOrder.ids }
        if changed.contains(.failed) { failedIDs = failedOrder.ids }
        if changed.contains(.ready) { groupReady() }
        changed = []
    }

    private mutating func groupReady() {
        films = finished.films
        series = finished.series
    }
}

nonisolated extension Download {
    /// The size that counts: what arrived, or what will.
    var byteCount: ByteCount { progress.total ?? request.stream.byteCount ?? progress.downloaded }

    fileprivate var isShownAsCard: Bool {
        switch state {
        case .scheduled, .running, .completing, .pausing: true
        case .paused, .waiting: progress.downloaded > .zero
        case .pending, .completed, .failed, .cancelled, .removed: false
        }
    }

    fileprivate var isShownAsRow: Bool {
        switch state {
        case .pending: true
        case .paused, .waiting: progress.downloaded == .zero
        default: false
        }
    }

    /// What it takes once it is finished; nothing before.
    fileprivate var finishedBytes: ByteCount { state == .completed ? byteCount : .zero }

    /// What lies on the disk.
    fileprivate var storedBytes: ByteCount { state == .completed ? byteCount : progress.downloaded }
}
