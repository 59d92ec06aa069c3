/// Parts of the request that the scheduler asks for all the time.
///
/// Another module that reads them through `request` copies the whole request first.
extension Download {
    /// The server that it is fetched from.
    package var host: String { request.stream.address.host }

    /// The folder that was chosen for it; nil for the media folder.
    package var folder: String? { request.outputDirectory }

    package var origin: DownloadRequest.Origin { request.origin }

    package var priority: DownloadRequest.Priority { request.priority }

    /// The most bytes a second for it; nil for no limit of its own.
    package var rateLimit: ByteCount? { request.rateLimit }

    /// The bytes of the finished file, as far as anybody knows.
    package var expectedBytes: ByteCount? { progress.total ?? request.stream.byteCount }

    /// The series that an episode belongs to; nil for all other titles.
    package var series: String? {
        guard case .episode = request.item.kind else { return nil }
        return request.item.title
    }

    /// An episode's place in its series; 0 for all other titles.
    package var episodeOrder: Int {
        guard case .episode(let season, let number, _) = request.item.kind else { return 0 }
        return season * 100_000 + number
    }
}
