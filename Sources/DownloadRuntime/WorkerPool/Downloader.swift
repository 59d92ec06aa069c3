package import MediaModel

/// Fetches one download into its part file.
///
/// One object serves one try.
///
/// Two kinds conform: the real downloaders, and the fake that tests drive.
package protocol Downloader: Sendable {
    /// Fetches until everything is there, the try failed, or `stop()` was called. Called once.
    ///
    /// Every byte that the outcome speaks of is on the disk and committed to the ledger when this returns.
    func run(reporting report: @escaping @Sendable (DownloadProgress) -> Void) async -> DownloadOutcome

    /// Asks `run` to commit what it has and to return `.stopped`, normally within 100 ms. From any thread, any number of times.
    func stop()
}

/// How one try of a download ended.
package enum DownloadOutcome: Sendable {
    /// All bytes are in the part file, synced and checked; it waits for its final name.
    case finished(PartialFile)
    /// `stop()` was called; what was fetched is committed.
    case stopped
    /// The try did not work; what was fetched is committed.
    case failed(DownloadFailure)
}
