package import MediaModel

/// One change of a download, as it is committed and then told.
package struct StoreChange: Hashable, Sendable {
    /// The state before; nil when the download is new, equal to the state after when something else changed.
    package var from: DownloadState?
    package var stored: StoredDownload

    package init(from: DownloadState?, stored: StoredDownload) {
        self.from = from
        self.stored = stored
    }

    package var isTransition: Bool { from != stored.download.state }
    /// Whether the commit must survive a power loss: the file has its final name, and nobody would look for it again.
    var publishesFile: Bool { isTransition && stored.download.state == .completed }
}
