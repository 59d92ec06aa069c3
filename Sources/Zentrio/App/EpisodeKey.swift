import MediaModel

/// The place of an episode in its series.
nonisolated struct EpisodeKey: Comparable, Sendable {
    private let season: Int
    private let number: Int
    private let id: DownloadID

    /// Whatever is no episode goes first.
    init(_ download: Download) {
        id = download.id
        guard case .episode(let season, let number, _) = download.request.item.kind else {
            (self.season, self.number) = (0, 0)
            return
        }
        (self.season, self.number) = (season, number)
    }

    static func < (lhs: EpisodeKey, rhs: EpisodeKey) -> Bool {
        (lhs.season, lhs.number, lhs.id.rawValue) < (rhs.season, rhs.number, rhs.id.rawValue)
    }
}
