import MediaModel

/// The whole queue as a file, which `zentrio export` writes and `zentrio import` reads.
///
/// Files of this kind lie on disks: the names may not change.
nonisolated struct QueueDocument: Hashable, Sendable, Encodable {
    static let formatName = "zentrio-queue"

    struct Entry: Hashable, Sendable, Codable {
        var request: DownloadRequest
        var state: String
        /// The finished file.
        var path: String?
        var addedAt: Timestamp
        var finishedAt: Timestamp?
        var isWatched: Bool
        /// Where somebody stopped watching, in milliseconds from the start; absent in older files, and for the start.
        var watchPosition: Int64?

        enum CodingKeys: String, CodingKey {
            case request, state, path
            case addedAt = "added_at"
            case finishedAt = "finished_at"
            case isWatched = "watched"
            case watchPosition = "watch_position_ms"
        }
    }

    var format = formatName
    var version = 1
    var downloads: [Entry]

    init(_ downloads: [Download]) {
        self.downloads = downloads.map { download in
            Entry(
                request: download.request, state: download.state.name, path: download.finalPath,
                addedAt: download.addedAt, finishedAt: download.finishedAt, isWatched: download.isWatched,
                watchPosition: download.watchPosition?.milliseconds)
        }
    }
}
