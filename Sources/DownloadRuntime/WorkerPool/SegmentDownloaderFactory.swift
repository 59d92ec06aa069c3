package import Manifests
package import MediaModel
package import Transfer

/// Makes downloaders for streams that a manifest describes.
package struct SegmentDownloaderFactory: DownloaderFactory {
    /// Fetches a request's manifest and selects what the request wants of it.
    ///
    /// The download's cookies go with its requests, and come back with those for segments.
    ///
    /// - Throws: `DownloadFailure`, with `protected` or `live` for what may not or cannot be saved.
    package typealias PlanLoader = @Sendable (DownloadRequest, CookieJar) async throws(DownloadFailure) -> SegmentPlan

    private let engine: TransferEngine
    private let configuration: SegmentDownloaderConfiguration
    private let loadPlan: PlanLoader

    package init(
        engine: TransferEngine, configuration: SegmentDownloaderConfiguration = SegmentDownloaderConfiguration(),
        loadPlan: @escaping PlanLoader
    ) {
        self.engine = engine
        self.configuration = configuration
        self.loadPlan = loadPlan
    }

    package func makeDownloader(
        for request: DownloadRequest, partialFilePath: String, ledger: any ChunkLedger, allowance: DownloadAllowance
    ) throws(DownloadFailure) -> any Downloader {
        guard configuration.ffmpeg != nil else { throw DownloadFailure.ffmpegMissing }
        return SegmentDownloader(
            SegmentedTask(
                request: request, file: PartialFile(path: partialFilePath), ledger: ledger, allowance: allowance,
                engine: engine, configuration: configuration, loadPlan: loadPlan,
                logger: configuration.logger))
    }
}
