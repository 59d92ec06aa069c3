import MediaModel

/// The downloads in the groups in which the page shows them.
///
/// Groups are kept in order, never made anew. Downloads are kept packed: ten thousand are in the list, and some twenty in
/// sight.
nonisolated struct DownloadShelf: Sendable {
    /// An entry of Ready to Watch.
    enum Ready: Hashable, Sendable {
        case film(DownloadID)
        /// The finished episodes of one series, in order.
        case series(name: String, episodes: [DownloadID])
    }

    /// So many downloads fit without a table that grows: it is moved as a whole, and a frame would wait for that.
    private static let room = 10_000

    private var byID: [DownloadID: ShelvedDownload] = [:]
    /// Those with bytes or a worker: shown as cards.
    private(set) var active = OrderedDownloads<QueueKey>()
    /// Those that wait for their turn: shown as rows.
    private(set) var queued = OrderedDownloads<QueueKey>()
    private(set) var failed = OrderedDownloads<QueueKey>()
    private var finished = FinishedDownloads()
    /// With their finished episodes in order.
    private(set) var series: [(name: String, episodes: [DownloadID])] = []
    private var totals = ShelfTotals()
    /// Series whose episodes are folded away.
    private(set) var collapsedSeries: Set<String> = []
    var sort = DownloadSort.dateAdded { didSet { if sort != oldValue { sortReady() } } }
    private var mustGroupSeries = false
    /// How often `hold` was called without its `release`.
    private var holds = 0

    init() {
        byID.reserveCapacity(Self.room)
    }

    /// Groups downloads, sorted by the day they were added.
    init(_ downloads: [ShelvedDownload]) {
        self.init()
        for download in downloads { byID[download.id] = download }
        active.replaceAll(downloads.compactMap { download in download.cardKey.map { ($0, download.id) } })
        queued.replaceAll(downloads.compactMap { download in download.rowKey.map { ($0, download.id) } })
        failed.replaceAll(downloads.compactMap { download in download.failureKey.map { ($0, download.id) } })
        for download in byID.values { totals.add(download) }
        sortReady()
    }

    /// The whole download, unpacked: for the few that are in sight.
    subscript(id: DownloadID) -> Download? { byID[id]?.download }

    /// What is known without unpacking: for loops over many.
    func shelved(_ id: DownloadID) -> ShelvedDownload? { byID[id] }

    func contains(_ id: DownloadID) -> Bool { byID[id] != nil }

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
    var finishedIDs: [DownloadID] { finished.ids }

    /// Finished films in the order that the user chose.
    var films: OrderedDownloads<ReadyKey> { finished.films }

    /// How many entries Ready to Watch has: films, and series with all their episodes.
    var readyCount: Int { films.count + series.count }

    /// Films and series in one order.
    var ready: [Ready] {
        let all =
            films.keyed.map { (Optional($0.key), Ready.film($0.id)) }
            + series.map { (finished.key(ofSeries: $0.name), Ready.series(name: $0.name, episodes: $0.episodes)) }
        let known = all.compactMap { key, entry in key.map { ($0, entry) } }
        return known.sorted { $0.0 < $1.0 }.map(\.1)
    }

    /// Takes a list over that was made elsewhere; how it is sorted and folded stays.
    mutating func adopt(_ other: DownloadShelf) {
        var new = other
        new.collapsedSeries = collapsedSeries
        new.holds = holds
        new.sort = sort
        self = new
    }

    mutating func put(_ download: Download) {
        put(ShelvedDownload(download))
    }

    mutating func put(_ download: ShelvedDownload) {
        let isGone = download.state == .removed || download.state == .cancelled
        replace(download.id, with: isGone ? nil : download)
    }

    /// Takes a download off every group, as if it were not there.
    mutating func take(_ id: DownloadID) {
        replace(id, with: nil)
    }

    /// Shows the queue in an order that the runtime is about to confirm.
    mutating func setQueueOrder(_ ids: [DownloadID]) {
        queued.rearrange(ids.compactMap { id in byID[id]?.rowKey.map { ($0, id) } })
    }

    mutating func update(_ progress: DownloadProgress, of id: DownloadID) {
        guard var download = byID[id]?.download else { return }
        download.progress = progress
        replace(id, with: ShelvedDownload(download))
    }

    mutating func toggleSeries(_ name: String) {
        if collapsedSeries.remove(name) == nil { collapsedSeries.insert(name) }
    }

    /// Leaves the series as they are until as many calls of `release()`: a burst of changes costs one grouping.
    mutating func hold() {
        holds += 1
    }

    /// Brings the series up to date after `hold()`.
    mutating func release() {
        holds -= 1
        regroup()
    }

    /// Notes what is known of a download now, and moves it from the groups where it was to those where it belongs.
    private mutating func replace(_ id: DownloadID, with new: ShelvedDownload?) {
        let old = if let new { byID.updateValue(new, forKey: id) } else { byID.removeValue(forKey: id) }
        totals.subtract(old)
        totals.add(new)
        active.move(id, from: old?.cardKey, to: new?.cardKey)
        queued.move(id, from: old?.rowKey, to: new?.rowKey)
        failed.move(id, from: old?.failureKey, to: new?.failureKey)
        if finished.replace(old?.ifFinished, with: new?.ifFinished, sort: sort) { mustGroupSeries = true }
        regroup()
    }

    private mutating func sortReady() {
        finished.replaceAll(byID.values.compactMap(\.ifFinished), sort: sort)
        mustGroupSeries = true
        regroup()
    }

    private mutating func regroup() {
        guard mustGroupSeries, holds == 0 else { return }
        series = finished.series
        mustGroupSeries = false
    }
}

nonisolated extension ShelvedDownload {
    /// The place among the cards; nil for one that is no card.
    fileprivate var cardKey: QueueKey? { isShownAsCard ? QueueKey(self, heedsPriority: false) : nil }
    /// The place in the queue; nil for one that does not wait.
    fileprivate var rowKey: QueueKey? { isShownAsRow ? QueueKey(self, heedsPriority: true) : nil }
    /// The place among those that failed; nil for any other.
    fileprivate var failureKey: QueueKey? { state == .failed ? QueueKey(self, heedsPriority: false) : nil }
    /// Itself when it is on this device, or nil.
    fileprivate var ifFinished: ShelvedDownload? { state == .completed ? self : nil }
}

nonisolated extension Download {
    /// The size that counts: what arrived, or what will.
    var byteCount: ByteCount { progress.total ?? request.stream.byteCount ?? progress.downloaded }
}
