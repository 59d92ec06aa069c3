/// What is known of a download from another list: when it came, and what became of it.
package struct DownloadPast: Hashable, Sendable, Codable {
    package var addedAt: Timestamp
    package var finishedAt: Timestamp?
    package var isWatched: Bool

    package init(addedAt: Timestamp, finishedAt: Timestamp? = nil, isWatched: Bool = false) {
        self.addedAt = addedAt
        self.finishedAt = finishedAt
        self.isWatched = isWatched
    }
}
