package import MediaModel

/// A download with what only the runtime needs to know; one row of `downloads`.
package struct StoredDownload: Hashable, Sendable {
    /// What is still to be deleted for a download that was cancelled or removed.
    ///
    /// The raw values are stored: they may not change.
    package enum Cleanup: Int, Hashable, Comparable, Sendable {
        case nothing = 0
        /// The part file.
        case unfinished = 1
        /// The part file, the finished file and what lies beside it.
        case everything = 2

        package static func < (lhs: Cleanup, rhs: Cleanup) -> Bool { lhs.rawValue < rhs.rawValue }
    }

    package var download: Download
    /// The absolute path that the finished file shall have; no two downloads share one.
    package var targetPath: String
    package var cleanup: Cleanup

    package init(download: Download, targetPath: String, cleanup: Cleanup = .nothing) {
        self.download = download
        self.targetPath = targetPath
        self.cleanup = cleanup
    }

    package var id: DownloadID { download.id }
    /// Where the bytes go until the file is published; on the same disk as the result.
    package var partialFilePath: String { targetPath + PartialFile.suffix }
}
