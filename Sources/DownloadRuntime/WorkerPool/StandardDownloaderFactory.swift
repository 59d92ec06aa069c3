package import MediaModel

/// Makes the right downloader for every format.
package struct StandardDownloaderFactory: DownloaderFactory {
    private let progressive: ProgressiveDownloaderFactory
    private let segments: SegmentDownloaderFactory

    package init(progressive: ProgressiveDownloaderFactory, segments: SegmentDownloaderFactory) {
        self.progressive = progressive
        self.segments = segments
    }

    package func makeDownloader(
        for request: DownloadRequest, partialFilePath: String, ledger: any ChunkLedger, allowance: DownloadAllowance
    ) throws(DownloadFailure) -> any Downloader {
        let factory: any DownloaderFactory =
            switch request.stream.format {
            case .progressive: progressive
            case .hls, .dash: segments
            }
        return try factory.makeDownloader(
            for: request, partialFilePath: partialFilePath, ledger: ledger, allowance: allowance)
    }

    package func makeDownloader(
        for request: DownloadRequest, partialFilePath: String, prepared: PreparedFile, ledger: any ChunkLedger,
        allowance: DownloadAllowance
    ) throws(DownloadFailure) -> any Downloader {
        // Only files in one piece are prepared.
        try progressive.makeDownloader(
            for: request, partialFilePath: partialFilePath, prepared: prepared, ledger: ledger, allowance: allowance)
    }

    package func prepare(
        _ request: DownloadRequest, partialFilePath: String, ledger: any ChunkLedger
    ) async -> PreparedFile? {
        guard request.stream.format == .progressive else { return nil }
        return await progressive.prepare(request, partialFilePath: partialFilePath, ledger: ledger)
    }

    package func runNearby(_ work: () async -> Void) async {
        await progressive.runNearby(work)
    }
}
