package import MediaModel
package import Transfer

/// Makes downloaders for streams that are one file.
package struct ProgressiveDownloaderFactory: DownloaderFactory {
    private let engine: TransferEngine
    private let configuration: ProgressiveDownloaderConfiguration

    package init(
        engine: TransferEngine,
        configuration: ProgressiveDownloaderConfiguration = ProgressiveDownloaderConfiguration()
    ) {
        self.engine = engine
        self.configuration = configuration
    }

    package func makeDownloader(
        for request: DownloadRequest, partialFilePath: String, ledger: any ChunkLedger, allowance: DownloadAllowance
    ) throws(DownloadFailure) -> any Downloader {
        guard request.stream.format == .progressive else {
            throw DownloadFailure(
                .unsupportedFormat, sentence: "Zentrio cannot download this kind of stream.",
                cause: "no downloader for \(request.stream.format.rawValue)")
        }
        let film = ProgressiveDownloader(
            ProgressiveTask(
                request: request, file: PartialFile(path: partialFilePath), ledger: ledger, allowance: allowance,
                engine: engine, configuration: configuration))
        let subtitles = SubtitleFetch(request: request, engine: engine)
        return subtitles.languages.isEmpty ? film : SubtitledDownloader(film, fetch: subtitles)
    }
}
