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
}
