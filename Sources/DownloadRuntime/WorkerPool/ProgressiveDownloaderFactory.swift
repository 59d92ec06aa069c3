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
        try makeDownloader(for: request, partialFilePath, nil, ledger, allowance)
    }

    package func makeDownloader(
        for request: DownloadRequest, partialFilePath: String, prepared: PreparedFile, ledger: any ChunkLedger,
        allowance: DownloadAllowance
    ) throws(DownloadFailure) -> any Downloader {
        try makeDownloader(for: request, partialFilePath, prepared, ledger, allowance)
    }

    package func prepare(
        _ request: DownloadRequest, partialFilePath: String, ledger: any ChunkLedger
    ) async -> PreparedFile? {
        // What goes wrong here goes wrong again in the try, which tells of it.
        try? await PreparedFile(PartialFile(path: partialFilePath), of: request.id, ledger: ledger)
    }

    package func runNearby(_ work: () async -> Void) async {
        await engine.runNearby(work)
    }

    private func makeDownloader(
        for request: DownloadRequest, _ partialFilePath: String, _ prepared: PreparedFile?, _ ledger: any ChunkLedger,
        _ allowance: DownloadAllowance
    ) throws(DownloadFailure) -> any Downloader {
        guard request.stream.format == .progressive else {
            throw DownloadFailure(
                .unsupportedFormat, sentence: "Zentrio cannot download this kind of stream.",
                cause: "no downloader for \(request.stream.format.rawValue)")
        }
        let task = ProgressiveTask(
            request: request, file: PartialFile(path: partialFilePath), prepared: prepared, ledger: ledger,
            allowance: allowance, engine: engine, configuration: configuration)
        let film = ProgressiveDownloader(task)
        let subtitles = SubtitleFetch(request: request, engine: engine, cookies: task.cookies)
        return subtitles.languages.isEmpty ? film : SubtitledDownloader(film, fetch: subtitles)
    }
}
