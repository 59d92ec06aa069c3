import DownloadRuntime
import MediaModel

/// A download as the window keeps it: packed, beside what the page asks of thousands at once.
nonisolated struct ShelvedDownload: Identifiable, Sendable {
    private let packed: PackedDownload
    let state: DownloadState
    let priority: DownloadRequest.Priority
    /// The place in the queue; lower goes first.
    let position: Int
    let addedAt: Timestamp
    let finishedAt: Timestamp?
    /// The size that counts: what arrived, or what will.
    let byteCount: ByteCount
    let downloaded: ByteCount
    /// Bytes a second; zero for one that does not run.
    let speed: ByteCount
    let isWatched: Bool
    /// The series that this is an episode of.
    let series: String?
    /// Season and number; zeros for what is no episode.
    let episodeOrder: SIMD2<Int32>

    init(_ download: Download) {
        self.init(PackedDownload(download), download)
    }

    init(_ packed: PackedDownload) {
        self.init(packed, packed.download)
    }

    private init(_ packed: PackedDownload, _ download: Download) {
        self.packed = packed
        state = download.state
        priority = download.request.priority
        position = download.position
        addedAt = download.addedAt
        finishedAt = download.finishedAt
        byteCount = download.byteCount
        downloaded = download.progress.downloaded
        speed = download.state == .running ? download.progress.smoothedSpeed : .zero
        isWatched = download.isWatched
        if case .episode(let season, let number, _) = download.request.item.kind {
            series = download.request.item.title
            episodeOrder = SIMD2(Int32(clamping: season), Int32(clamping: number))
        } else {
            series = nil
            episodeOrder = .zero
        }
    }

    var id: DownloadID { packed.id }

    /// All of it, unpacked; that takes some microseconds.
    var download: Download { packed.download }

    /// What lies on the disk.
    var storedBytes: ByteCount { state == .completed ? byteCount : downloaded }

    /// Whether it has bytes or a worker.
    var isShownAsCard: Bool {
        switch state {
        case .scheduled, .running, .completing, .pausing: true
        case .paused, .waiting: downloaded > .zero
        case .pending, .completed, .failed, .cancelled, .removed: false
        }
    }

    /// Whether it waits for its turn.
    var isShownAsRow: Bool {
        switch state {
        case .pending: true
        case .paused, .waiting: downloaded == .zero
        default: false
        }
    }
}
