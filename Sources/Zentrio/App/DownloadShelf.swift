import Foundation
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
    /// Those with bytes or a worker: shown as cards.
    private(set) var active: [DownloadID] = []
    /// Those that wait for their turn: shown as rows.
    private(set) var queued: [DownloadID] = []
    private(set) var failedIDs: [DownloadID] = []
    private(set) var ready: [Ready] = []
    /// Series whose episodes are folded away.
    private(set) var collapsedSeries: Set<String> = []
    var sort = DownloadSort.dateAdded { didSet { regroup() } }

    subscript(id: DownloadID) -> Download? { byID[id] }

    var isEmpty: Bool { byID.isEmpty }
    var failed: [Download] { failedIDs.compactMap { byID[$0] } }
    var finishedCount: Int { byID.values.count { $0.state == .completed } }

    var finishedBytes: ByteCount {
        byID.values.lazy.filter { $0.state == .completed }.reduce(.zero) { $0 + $1.byteCount }
    }

    /// Those that were watched to the end.
    var watched: [DownloadID] { byID.values.filter { $0.state == .completed && $0.isWatched }.map(\.id) }

    /// All that are on this device.
    var finishedIDs: [DownloadID] { byID.values.filter { $0.state == .completed }.map(\.id) }

    /// What downloads under way will still take.
    var queuedBytes: ByteCount {
        (active + queued).reduce(.zero) { sum, id in
            guard let download = byID[id] else { return sum }
            return sum + max(.zero, download.byteCount - download.progress.downloaded)
        }
    }

    /// Those whose worker moves bytes now.
    var runningCount: Int {
        active.count { id in byID[id]?.state.holdsWorker ?? false }
    }

    /// Those that the user stopped for now.
    var pausedCount: Int {
        (active + queued).count { id in byID[id]?.state == .paused }
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
        (active + queued).contains { id in byID[id].map { $0.state != .paused && $0.state != .pausing } ?? false }
    }

    mutating func replaceAll(_ downloads: [Download]) {
        byID = Dictionary(downloads.map { ($0.id, $0) }) { $1 }
        regroup()
    }

    mutating func put(_ download: Download) {
        if download.state == .removed || download.state == .cancelled {
            byID[download.id] = nil
        } else {
            byID[download.id] = download
        }
        regroup()
    }

    mutating func update(_ progress: DownloadProgress, of id: DownloadID) {
        byID[id]?.progress = progress
    }

    mutating func toggleSeries(_ name: String) {
        if collapsedSeries.remove(name) == nil { collapsedSeries.insert(name) }
    }

    private mutating func regroup() {
        let inOrder = byID.values.sorted {
            ($0.position, $0.addedAt, $0.id.rawValue) < ($1.position, $1.addedAt, $1.id.rawValue)
        }
        active = inOrder.filter { $0.isShownAsCard }.map(\.id)
        queued = inOrder.filter { $0.isShownAsRow }
            .sorted { ($1.request.priority, $0.position) < ($0.request.priority, $1.position) }.map(\.id)
        failedIDs = inOrder.filter { $0.state == .failed }.map(\.id)
        ready = readyEntries(inOrder.filter { $0.state == .completed })
    }

    private func readyEntries(_ finished: [Download]) -> [Ready] {
        var episodes: [String: [Download]] = [:]
        var leaders: [Download] = []
        for download in sort.sorted(finished) {
            guard case .episode = download.request.item.kind else {
                leaders.append(download)
                continue
            }
            let name = download.request.item.title
            if episodes[name] == nil { leaders.append(download) }
            episodes[name, default: []].append(download)
        }
        return leaders.map { leader in
            guard let group = episodes[leader.request.item.title], case .episode = leader.request.item.kind else {
                return .film(leader.id)
            }
            return .series(
                name: leader.request.item.title, episodes: group.sorted { $0.episodeOrder < $1.episodeOrder }.map(\.id))
        }
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

    fileprivate var episodeOrder: (Int, Int) {
        guard case .episode(let season, let number, _) = request.item.kind else { return (0, 0) }
        return (season, number)
    }
}

nonisolated extension DownloadSort {
    /// The newest, the first in the alphabet or the largest first.
    fileprivate func sorted(_ downloads: [Download]) -> [Download] {
        switch self {
        case .dateAdded:
            downloads.sorted {
                ($1.finishedAt ?? $1.addedAt, $0.id.rawValue) < ($0.finishedAt ?? $0.addedAt, $1.id.rawValue)
            }
        case .title: sortedByTitle(downloads)
        case .size: downloads.sorted { ($1.byteCount, $0.id.rawValue) < ($0.byteCount, $1.id.rawValue) }
        }
    }

    /// In any case and without accents; each title is folded once, not at every comparison.
    private func sortedByTitle(_ downloads: [Download]) -> [Download] {
        downloads.map { download in
            let title = download.request.item.title
            return (title.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil), download)
        }
        .sorted { ($0.0, $0.1.id.rawValue) < ($1.0, $1.1.id.rawValue) }.map(\.1)
    }
}
