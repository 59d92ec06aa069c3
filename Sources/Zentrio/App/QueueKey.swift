import MediaModel

/// The place of a download that is not finished: the most urgent first, then as the user ordered them.
nonisolated struct QueueKey: Comparable, Sendable {
    private let urgency: Int
    private let position: Int
    private let addedAt: Timestamp
    private let id: DownloadID

    /// The place of `download`; a priority counts only among those that wait for their turn.
    init(_ download: ShelvedDownload, heedsPriority: Bool) {
        urgency = heedsPriority ? -download.priority.rawValue : 0
        position = download.position
        addedAt = download.addedAt
        id = download.id
    }

    static func < (lhs: QueueKey, rhs: QueueKey) -> Bool {
        // Names last: nearly always a number decides.
        guard lhs.urgency == rhs.urgency else { return lhs.urgency < rhs.urgency }
        guard lhs.position == rhs.position else { return lhs.position < rhs.position }
        return (lhs.addedAt, lhs.id.rawValue) < (rhs.addedAt, rhs.id.rawValue)
    }
}
