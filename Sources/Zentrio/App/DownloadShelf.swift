import MediaModel

/// The downloads in the groups in which the page shows them.
///
/// Groups are made anew only when a state, an order or the list changed, never for progress. Downloads are kept packed:
/// ten thousand are in the list, and some twenty in sight.
nonisolated struct DownloadShelf: Sendable {
    /// An entry of Ready to Watch.
    enum Ready: Hashable, Sendable {
        case film(DownloadID)
        /// The finished episodes of one series, in order.
        case series(name: String, episodes: [DownloadID])
    }

    private var byID: [DownloadID: ShelvedDownload] = [:]
    private var activeOrder = OrderedDownloads<QueueKey>()
    private var queueOrder = OrderedDownloads<QueueKey>()
    private var failedOrder = OrderedDownloads<QueueKey>()
    private var readyOrder = OrderedDownloads<ReadyKey>()
    /// Those with bytes or a worker: shown as cards.
    private(set) var active: [DownloadID] = []
    /// Those that wait for their turn: shown as rows.
    private(set) var queued: [DownloadID] = []
    private(set) var failedIDs: [DownloadID] = []
    private(set) var ready: [Ready] = []
    /// The films of `ready` alone.
    private(set) var films: [DownloadID] = []
    /// The series of `ready` alone.
    private(set) var series: [(name: String, episodes: [DownloadID])] = []
    private var totals = ShelfTotals()
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

    /// The whole download, unpacked: for the few that are in sight.
    subscript(id: DownloadID) -> Download? { byID[id]?.download }

    /// What is known without unpacking: for loops over many.
    func shelved(_ id: DownloadID) -> ShelvedDownload? { byID[id] }

    /// Every download, in no order.
    var all: [ShelvedDownload] { Array(byID.values) }

    var isEmpty: Bool { byID.isEmpty }
    /// How many have a worker that moves bytes now.
    var runningCount: Int { totals.running }
    /// How many the user stopped for now.
    var pausedCount: Int { totals.paused }
    /// What everything that is finished takes.
    var finishedBytes: ByteCount { totals.finishedBytes }
    /// What of it was watched to the end.
    var watchedBytes: ByteCount { totals.watchedBytes }
    /// What all of them take by now, unfinished ones too.
    var storedBytes: ByteCount { totals.storedBytes }
    /// What episodes take by now, unfinished ones too.
    var episodeBytes: ByteCount { totals.episodeBytes }
    /// What downloads under way will still take.
    var queuedBytes: ByteCount { totals.queuedBytes }
    /// Bytes a second over all of them.
    var speed: ByteCount { totals.speed }
    /// Whether anything is left that "Pause all" would stop.
    var canPause: Bool { totals.pausable > 0 }

    /// Those that were watched to the end.
    var watched: [DownloadID] { finishedIDs.filter { byID[$0]?.isWatched ?? false } }

    /// All that are on this device.
    var finishedIDs: [DownloadID] { readyOrder.ids }

    mutating func replaceAll(_ downloads: [ShelvedDownload]) {
        byID = Dictionary(downloads.map { ($0.id, $0) }) { $1 }
        activeOrder.replaceAll(downloads.filter(\.isShownAsCard).map { (QueueKey($0, heedsPriority: false), $0.id) })
        queueOrder.replaceAll(downloads.filter(\.isShownAsRow).map { (QueueKey($0, heedsPriority: true), $0.id) })
        failedOrder.replaceAll(
            downloads.filter { $0.state == .failed }.map { (QueueKey($0, heedsPriority: false), $0.id) })
        totals = ShelfTotals()
        for download in byID.values { totals.add(download) }
        changed = [.active, .queued, .failed]
        sortReady()
    }

    mutating func put(_ download: Download) {
        put(ShelvedDownload(download))
    }

    mutating func put(_ download: ShelvedDownload) {
        let id = download.id
        let isGone = download.state == .removed || download.state == .cancelled
        totals.subtract(byID[id])
        byID[id] = isGone ? nil : download
        totals.add(byID[id])
        let place = QueueKey(download, heedsPriority: false)
        let turn = download.isShownAsRow ? QueueKey(download, heedsPriority: true) : nil
        let shelfPlace = download.state == .completed ? ReadyKey(download, sort: sort) : nil
        if activeOrder.place(id, at: download.isShownAsCard ? place : nil) { changed.insert(.active) }
        if queueOrder.place(id, at: turn) { changed.insert(.queued) }
        if failedOrder.place(id, at: download.state == .failed ? place : nil) { changed.insert(.failed) }
        if readyOrder.place(id, at: shelfPlace) { changed.insert(.ready) }
        regroup()
    }

    /// Takes a download off every group, as if it were not there.
    mutating func take(_ id: DownloadID) {
        totals.subtract(byID[id])
        byID[id] = nil
        if activeOrder.place(id, at: nil) { changed.insert(.active) }
        if queueOrder.place(id, at: nil) { changed.insert(.queued) }
        if failedOrder.place(id, at: nil) { changed.insert(.failed) }
        if readyOrder.place(id, at: nil) { changed.insert(.ready) }
        regroup()
    }

    /// Shows the queue in an order that the runtime is about to confirm.
    mutating func setQueueOrder(_ ids: [DownloadID]) {
        queued = ids
    }

    mutating func update(_ progress: DownloadProgress, of id: DownloadID) {
        guard let old = byID[id] else { return }
        var download = old.download
        download.progress = progress
        let new = ShelvedDownload(download)
        totals.subtract(old)
        byID[id] = new
        totals.add(new)
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

    private mutating func sortReady() {
        readyOrder.replaceAll(
            byID.values.filter { $0.state == .completed }.map { (ReadyKey($0, sort: sort), $0.id) })
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
        var episodes: [String: [DownloadID]] = [:]
        var leaders: [(id: DownloadID, series: String?)] = []
        for id in readyOrder.ids {
            let series = byID[id]?.series
            if series == nil || episodes[series ?? ""] == nil { leaders.append((id, series)) }
            if let series { episodes[series, default: []].append(id) }
        }
        ready = leaders.map { leader in
            guard let series = leader.series else { return .film(leader.id) }
            return .series(name: series, episodes: inOrder(episodes[series] ?? []))
        }
        films = leaders.filter { $0.series == nil }.map(\.id)
        series = ready.compactMap { entry in
            if case .series(let name, let episodes) = entry { (name, episodes) } else { nil }
        }
    }

    private func inOrder(_ episodes: [DownloadID]) -> [DownloadID] {
        let orders = episodes.map { ($0, byID[$0]?.episodeOrder ?? .zero) }
        return orders.sorted { ($0.1.x, $0.1.y) < ($1.1.x, $1.1.y) }.map(\.0)
    }
}

nonisolated extension Download {
    /// The size that counts: what arrived, or what will.
    var byteCount: ByteCount { progress.total ?? request.stream.byteCount ?? progress.downloaded }
}
