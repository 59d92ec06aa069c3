package import MediaModel

/// What the worker pool tells the scheduler about one try.
package struct WorkerReport: Sendable {
    package enum News: Sendable {
        /// The downloader exists and moves bytes.
        case started
        /// The link had run out and this is where the file lies now; the try goes on.
        case linkRenewed(Stream)
        /// All bytes are there; the try goes on with making one file of them.
        case merging
        /// The try is over; `progress` is its last frame, nil when there was none.
        case ended(DownloadOutcome, progress: DownloadProgress?)
        /// The file has its final name, an absolute path, and this size.
        case published(path: String, size: ByteCount)
        case publishFailed(DownloadFailure)
        /// What was to be deleted is gone, or never was.
        case deleted
    }

    package var id: DownloadID
    package var generation: Int
    package var news: News

    /// What its disk was like when a try ended because of it.
    package var disk: DiskObservation?

    /// Whether a try ended well and no other one took its place.
    package var leavesPlace = false

    package init(id: DownloadID, generation: Int, news: News, disk: DiskObservation? = nil) {
        self.disk = disk
        self.id = id
        self.generation = generation
        self.news = news
    }
}
