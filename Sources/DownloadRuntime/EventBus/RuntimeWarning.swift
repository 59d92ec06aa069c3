package import MediaModel

/// Something that went wrong without stopping a download.
package struct RuntimeWarning: Hashable, Sendable {
    /// The closed set of reasons.
    ///
    /// The raw values are in the events: they may not change.
    package enum Code: String, Hashable, Sendable, CaseIterable {
        /// A worker did not stop within the pause deadline.
        case pauseOverdue = "pause_overdue"
        /// A running download has got no byte for a while.
        case stalled = "stalled"
        /// The store could not be written; the runtime tries again.
        case storeFailed = "store_failed"
        /// The list of downloads was damaged; it was rebuilt from what could be read and from the files on the disk.
        case databaseRebuilt = "database_rebuilt"
        /// The list of downloads was not there, but files were; they are in the list now.
        case filesFound = "files_found"
        /// The poster could not be saved.
        case artworkFailed = "artwork_failed"
        /// A file could not be deleted.
        case deleteFailed = "delete_failed"
        /// The file is finished and something about it is not as the stream promised.
        case fileRemark = "file_remark"
    }

    package var code: Code
    package var message: String
    package var id: DownloadID?

    package init(_ code: Code, message: String, id: DownloadID? = nil) {
        self.code = code
        self.message = message
        self.id = id
    }
}
