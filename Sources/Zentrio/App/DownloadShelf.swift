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
    private(set) var queued = OrderedDownloads<QueueKey>(room: room)
    private(set) var failed = OrderedDownloads<QueueKey>()
    private var finished = FinishedDownloads(room: room)
    /// With their finished episodes in order.
    private(set) var series: [(name: String, episodes: [DownloadID])] = []
    private var totals = ShelfTotals()
    /// Series whose episodes are folded away.
    private(set) var collapsedSeries: Set<String> = []
    var sort = DownloadSort.dateAdded { didSet { if sort != oldValue { sortReady() } } }
    private var mustGroupSeries = false
    private var isHolding = false

    init() {
        byID.reserveCapacity(Self.room)
    }

    /// Groups downloads, sorted by the day they were added.
    init(_ downloads: [ShelvedDownload]) {
        self.init()
        for download in downloads { byID[download.id] = download }
        active.replaceAll(downloads.filter(\.isShownAsCard).map { (QueueKey($0, heedsPriority: false), $0.id) })
        queued.replaceAll(downloads.filter(\.isShownAsRow).map { (QueueKey($0, heedsPriority: true), $0.id) })
        failed.replaceAll(
            downloads.filter { $0.state == .failed }.map { (QueueKey($0, heedsPriority: false), $0.id) })
        for download in byID.values { totals.add(download) }
        sortReady()
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
    var finishedIDs: [DownloadID] { finished.ids }

    /// Finished films in the order that the user chose.
    var films: OrderedDownloads<ReadyKey> { finished.films }

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

    /// Takes a list over that was made elsewhere; how it is sorted and folded stays.
    mutating func adopt(_ other: DownloadShelf) {
        var new = other
        new.collapsedSeries = collapsedSeries
        new.isHolding = isHolding
        new.sort = sort
        self = new
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
        active.place(id, at: download.isShownAsCard ? place : nil)
        queued.place(id, at: turn)
        failed.place(id, at: download.state == .failed ? place : nil)
        let isOnShelf = download.state == .completed
        if isOnShelf ? finished.put(download, sort: sort) : finished.take(id) { mustGroupSeries = true }
        regroup()
    }

    /// Takes a download off every group, as if it were not there.
    mutating func take(_ id: DownloadID) {
        totals.subtract(byID[id])
        byID[id] = nil
        active.place(id, at: nil)
        queued.place(id, at: nil)
        failed.place(id, at: nil)
        if finished.take(id) { mustGroupSeries = true }
        regroup()
    }

    /// Shows the queue in an order that the runtime is about to confirm.
    mutating func setQueueOrder(_ ids: [DownloadID]) {
        queued.rearrange(ids)
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

    /// Leaves the series as they are until `release()`: a burst of changes costs one grouping.
    mutating func hold() {
        isHolding = true
    }

    /// Brings the series up to date after `hold()`.
    mutating func release() {
        isHolding = false
        regroup()
    }

    private mutating func sortReady() {
        finished.replaceAll(byID.values.filter { $0.state == .completed }, sort: sort)
        mustGroupSeries = true
        regroup()
    }

    private mutating func regroup() {
        guard mustGroupSeries, !isHolding else { return }
        series = finished.series
        mustGroupSeries = false
    }
}

nonisolated extension Download {
    /// The size that counts: what arrived, or what will.
    var byteCount: ByteCount { progress.total ?? request.stream.byteCount ?? progress.downloaded }
}
