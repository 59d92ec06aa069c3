import FoundationEssentials
import MediaModel

/// The whole queue as a file, which `zentrio export` writes and `zentrio import` reads.
///
/// Files of this kind lie on disks: the names may not change.
nonisolated struct QueueDocument: Hashable, Sendable, Codable {
    static let formatName = "zentrio-queue"

    struct Entry: Hashable, Sendable, Codable {
        var request: DownloadRequest
        var state: String
        /// The finished file.
        var path: String?
        var addedAt: Timestamp
        var finishedAt: Timestamp?
        var isWatched: Bool

        enum CodingKeys: String, CodingKey {
            case request, state, path
            case addedAt = "added_at"
            case finishedAt = "finished_at"
            case isWatched = "watched"
        }
    }

    var format = formatName
    var version = 1
    var downloads: [Entry]

    init(_ downloads: [Download]) {
        self.downloads = downloads.map { download in
            Entry(
                request: download.request, state: download.state.name, path: download.finalPath,
                addedAt: download.addedAt, finishedAt: download.finishedAt, isWatched: download.isWatched)
        }
    }

    /// The entries for a queue.
    ///
    /// - Parameter exists: says whether a file is there.
    /// - Returns: the entries; a finished download without its file comes in paused.
    func reading(exists: (String) -> Bool) -> ImportReading {
        var reading = ImportReading(unit: .entry)
        for (index, entry) in downloads.enumerated() {
            let isHere = entry.path.map(exists) == true
            let isFinished = entry.state == DownloadState.completed.name
            if isFinished, !isHere { reading.missingFiles += 1 }
            let standing = Self.standing(of: entry, isHere: isHere)
            let finishedPath = standing == .completed ? entry.path : nil
            reading.items.append(
                .init(
                    place: index + 1,
                    entry: QueueEntry(request: entry.request, standing: standing, finishedPath: finishedPath)))
        }
        return reading
    }

    private static func standing(of entry: Entry, isHere: Bool) -> QueueEntry.Standing {
        switch entry.state {
        case DownloadState.completed.name: isHere ? .completed : .paused
        case DownloadState.paused.name, DownloadState.pausing.name, DownloadState.failed.name,
            DownloadState.cancelled.name:
            .paused
        default: .pending
        }
    }
}
