import MediaModel
import MediaSources

/// What `probe` found out about a link.
///
/// Scripts read these names: they may not change.
nonisolated struct ProbeReport: Encodable {
    struct Variant: Encodable {
        var url: String
        var format: String
        /// The picture's height in lines.
        var height: Int?
        var codecs: [String]
        /// Bits a second.
        var bandwidth: Int?
        /// Bytes.
        var size: Int64?
        var isSizeEstimated: Bool

        enum CodingKeys: String, CodingKey {
            case url, format, height, codecs, bandwidth, size
            case isSizeEstimated = "size_estimated"
        }
    }

    var url: String
    var title: String
    var year: Int?
    var season: Int?
    var episode: Int?
    /// The format of the best variant.
    var format: String
    /// Seconds.
    var duration: Double?
    /// A protected stream is refused before there is a report.
    var drm = false
    var variants: [Variant]
    var audio: [String]
    var subtitles: [String]

    init(_ found: ResolvedLink, link: String) {
        url = link
        title = found.item.title
        year = found.item.year
        if case .episode(let season, let number, _) = found.item.kind {
            self.season = season
            episode = number
        }
        format = found.streams[0].format.rawValue
        duration = found.item.duration?.seconds
        variants = found.streams.map { stream in
            Variant(
                url: stream.address.text, format: stream.format.rawValue, height: stream.height, codecs: stream.codecs,
                bandwidth: stream.bandwidth, size: stream.byteCount?.rawValue, isSizeEstimated: stream.isSizeEstimated)
        }
        audio = found.audioLanguages
        subtitles = found.subtitleLanguages
    }
}
