package import MediaModel

/// What the runtime tells everyone who listens.
package enum DownloadEvent: Hashable, Sendable {
    /// A download went from one state to another; told after the commit, in order.
    package struct StatusChange: Hashable, Sendable {
        package var id: DownloadID
        /// The state before; nil when the download is new.
        package var from: DownloadState?
        package var to: DownloadState
        package var error: DownloadFailure?
        /// The whole download as it was committed.
        package var download: Download

        package init(from: DownloadState?, download: Download) {
            self.id = download.id
            self.from = from
            self.to = download.state
            self.error = download.failure
            self.download = download
        }
    }

    /// The latest frame of a download; a slow listener sees fewer.
    case progress(DownloadID, DownloadProgress)
    /// The latest figures over all; a slow listener sees fewer.
    case metrics(DownloadMetrics)
    case statusChanged(StatusChange)
    /// Something else of a download changed: its place, its priority, how far it was watched.
    case downloadChanged(Download)
    case warning(RuntimeWarning)
    /// The listener fell behind and missed changes: load the list anew, then go on listening.
    case resync
}
