import MediaModel
import MediaSources

/// Links, and what a command was asked to make of them.
nonisolated struct LinkWish: Sendable {
    var links: [String]
    var quality: Quality
    /// An absolute folder; nil for the profile's place.
    var outputDirectory: String?
    /// The wanted language of the sound, BCP 47.
    var audioLanguage: String?
    /// The wanted language of the subtitles, BCP 47.
    var subtitleLanguage: String?
    var headers: [HeaderField]
    /// What the file must hash to.
    var checksum: Checksum?

    /// The download of what a link led to.
    ///
    /// - Throws: what is wrong with the link; `refused` when there is no video behind it.
    func request(
        for finding: LinkLookup.Finding, priority: DownloadRequest.Priority
    ) throws(CommandFailure) -> DownloadRequest {
        let found = try finding.result.get()
        guard let stream = StreamChoice.stream(for: quality, among: found.streams) else {
            throw CommandFailure(MediaSourceError(.noVideo, "No video found at this address."))
        }
        return DownloadRequest(
            item: found.item, stream: stream, link: found.link, quality: quality, tracks: tracks, priority: priority,
            outputDirectory: outputDirectory, checksum: checksum)
    }

    /// The download of a link that could not be looked at, taken for the file that its ending says it is.
    ///
    /// Returns nil for what is no file, such as the streams of an add-on.
    func request(unseen link: String, priority: DownloadRequest.Priority) -> DownloadRequest? {
        guard case .web(let address)? = try? PastedLink(link) else { return nil }
        var file = ImportedLink(place: 1, addresses: [address])
        file.headers = headers
        var request = file.request
        request.quality = quality
        request.tracks = tracks
        request.priority = priority
        request.outputDirectory = outputDirectory
        request.checksum = checksum
        return request
    }

    /// The languages, for a stream that offers a choice.
    private var tracks: TrackWish {
        TrackWish(
            audioLanguages: [audioLanguage].compactMap(\.self), subtitleLanguages: [subtitleLanguage].compactMap(\.self)
        )
    }
}
