/// What is known of a download from another list: when it came, and what became of it.
package struct DownloadPast: Hashable, Sendable, Codable {
    package var addedAt: Timestamp
    package var finishedAt: Timestamp?
    package var isWatched: Bool
    /// Where somebody stopped watching; nil for the start.
    package var watchPosition: Duration?

    package init(
        addedAt: Timestamp, finishedAt: Timestamp? = nil, isWatched: Bool = false, watchPosition: Duration? = nil
    ) {
        self.addedAt = addedAt
        self.finishedAt = finishedAt
        self.isWatched = isWatched
        self.watchPosition = watchPosition
    }
}
