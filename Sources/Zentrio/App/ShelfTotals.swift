import MediaModel

/// Sums over all downloads, kept up to date with every change.
nonisolated struct ShelfTotals: Hashable, Sendable {
    /// How many have a worker that moves bytes now.
    private(set) var running = 0
    /// How many the user stopped for now.
    private(set) var paused = 0
    /// How many "Pause all" would stop.
    private(set) var pausable = 0
    /// What everything that is finished takes.
    private(set) var finishedBytes = ByteCount.zero
    /// What of it was watched to the end.
    private(set) var watchedBytes = ByteCount.zero
    /// What all of them take by now, unfinished ones too.
    private(set) var storedBytes = ByteCount.zero
    /// What of it are episodes.
    private(set) var episodeBytes = ByteCount.zero
    /// What downloads under way will still take.
    private(set) var queuedBytes = ByteCount.zero
    /// Bytes a second over all of them.
    private(set) var speed = ByteCount.zero

    mutating func add(_ download: ShelvedDownload?) {
        if let download { count(download, 1) }
    }

    mutating func subtract(_ download: ShelvedDownload?) {
        if let download { count(download, -1) }
    }

    private mutating func count(_ download: ShelvedDownload, _ sign: Int64) {
        func signed(_ bytes: ByteCount) -> ByteCount { ByteCount(sign * bytes.rawValue) }
        let step = Int(sign)
        storedBytes += signed(download.storedBytes)
        if download.series != nil { episodeBytes += signed(download.storedBytes) }
        if download.state == .completed {
            finishedBytes += signed(download.byteCount)
            if download.isWatched { watchedBytes += signed(download.byteCount) }
        }
        if download.state.holdsWorker { running += step }
        if download.state == .paused { paused += step }
        guard download.isShownAsCard || download.isShownAsRow else { return }
        if download.state != .paused, download.state != .pausing { pausable += step }
        queuedBytes += signed(max(.zero, download.byteCount - download.downloaded))
        speed += signed(download.speed)
    }
}
