import MediaModel

/// A download to take in, in the state in which it is wanted.
nonisolated struct QueueEntry: Hashable, Sendable, Codable {
    /// How it stands in the queue.
    ///
    /// The raw values go over the socket and into exported files: they may not change.
    enum Standing: String, Hashable, Sendable, Codable {
        /// Runs when its turn comes.
        case pending
        /// Waits until somebody resumes it.
        case paused
        /// Is finished; the file is there.
        case completed
    }

    var request: DownloadRequest
    var standing = Standing.pending
    /// The finished file, for `completed`.
    var finishedPath: String?
    /// What another list knows of it; nil for a new one.
    var past: DownloadPast?
}
