package import MediaModel

/// Makes the downloader for a request, by its stream's format.
package protocol DownloaderFactory: Sendable {
    /// Makes a downloader that continues from what `ledger` holds and keeps to `allowance`.
    ///
    /// - Throws: `DownloadFailure` with `unsupportedFormat` when nobody can fetch this format, or with a storage code when
    ///   the part file's folder cannot be used.
    func makeDownloader(
        for request: DownloadRequest, partialFilePath: String, ledger: any ChunkLedger, allowance: DownloadAllowance
    ) throws(DownloadFailure) -> any Downloader

    /// Opens the part file of a download that is to run soon; nil when its downloader does that itself.
    func prepare(_ request: DownloadRequest, partialFilePath: String, ledger: any ChunkLedger) async -> PreparedFile?

    /// Makes a downloader for a file that was prepared.
    func makeDownloader(
        for request: DownloadRequest, partialFilePath: String, prepared: PreparedFile, ledger: any ChunkLedger,
        allowance: DownloadAllowance
    ) throws(DownloadFailure) -> any Downloader

    /// Runs work where the transfers are, so that one download after the other costs no change of thread.
    ///
    /// For downloads that are prepared: nothing there may wait for a disk.
    func runNearby(_ work: () async -> Void) async
}

extension DownloaderFactory {
    package func prepare(
        _ request: DownloadRequest, partialFilePath: String, ledger: any ChunkLedger
    ) async -> PreparedFile? {
        nil
    }

    package func makeDownloader(
        for request: DownloadRequest, partialFilePath: String, prepared: PreparedFile, ledger: any ChunkLedger,
        allowance: DownloadAllowance
    ) throws(DownloadFailure) -> any Downloader {
        try makeDownloader(for: request, partialFilePath: partialFilePath, ledger: ledger, allowance: allowance)
    }

    package func runNearby(_ work: () async -> Void) async {
        await work()
    }
}
