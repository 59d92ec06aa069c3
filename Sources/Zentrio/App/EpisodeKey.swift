import MediaModel

/// The place of an episode in its series.
nonisolated struct EpisodeKey: Comparable, Sendable {
    private let season: Int32
    private let number: Int32
    private let id: DownloadID

    /// Whatever is no episode goes first.
    init(_ download: ShelvedDownload) {
        id = download.id
        (season, number) = (download.episodeOrder.x, download.episodeOrder.y)
    }

    static func < (lhs: EpisodeKey, rhs: EpisodeKey) -> Bool {
        (lhs.season, lhs.number, lhs.id.rawValue) < (rhs.season, rhs.number, rhs.id.rawValue)
    }
}
