import Logging
import MediaModel

/// Brings the list back as the last run left it; when it is damaged or gone, from whatever can still be read and from
/// the files on the disk.
struct ListRestoration {
    let parts: RuntimeParts

    /// Every download by position, none of them in a state that a worker holds.
    ///
    /// - Throws: what SQLite reports when the database cannot be used for another reason than damage.
    func run() async throws -> DownloadQueue {
        let repository = parts.repository
        do {
            let queue = try await restore()
            guard queue.count == 0 else { return queue }
            if let damaged = repository.movedAside { return try await takeOver(damaged) }
            guard repository.isNew else { return queue }
            return try await takeInFiles(
                besides: [], code: .filesFound, beginning: "The list of downloads was not there.")
        } catch  where DamagedDatabase.isDamage(error) {
            parts.logger.error("database damaged", metadata: ["cause": "\(error)"])
            return try await takeOver(repository.startAnew())
        }
    }

    /// Saves what can be read of a damaged list that made way.
    private func takeOver(_ damaged: DamagedDatabase) async throws -> DownloadQueue {
        let readable = damaged.readableDownloads().map(withoutMarks)
        let sentence = "The list of downloads was damaged and is kept as \(FilePath.name(of: damaged.path))."
        return try await takeInFiles(besides: readable, code: .databaseRebuilt, beginning: sentence)
    }

    private func restore() async throws -> DownloadQueue {
        try await parts.repository.restore(
            at: parts.clock.timestamp(), sizeOfFile: Disk.fileSize(at:), into: DownloadQueue()
        ) { $0.restore($1) }
    }

    /// The marks of its bytes went with the damage, and without them no byte is trusted.
    private func withoutMarks(_ stored: StoredDownload) -> StoredDownload {
        var stored = stored
        // What was complete is taken over by its size, if the file has its name already.
        if stored.download.state != .completed, stored.download.state != .completing {
            stored.download.progress = DownloadProgress()
        }
        return stored
    }

    /// Commits what could be read and the files that none of it knows, and tells the user.
    private func takeInFiles(
        besides readable: [StoredDownload], code: RuntimeWarning.Code, beginning: String
    ) async throws -> DownloadQueue {
        let profile = parts.configuration.profile
        let folder = DownloadDirectory(root: parts.configuration.mediaRoot).folder(of: profile)
        let files = await DiskQueue.look { MediaInventory(folder: folder).files() }
        let known = Set(readable.flatMap { [$0.targetPath, $0.download.finalPath].compactMap(\.self) })
        let unknown = files.filter { !known.contains($0.path) }
        guard !readable.isEmpty || !unknown.isEmpty || code == .databaseRebuilt else { return DownloadQueue() }
        let now = parts.clock.timestamp()
        let first = (readable.map(\.download.position).max() ?? 0) + 1
        let found = unknown.enumerated().map { StoredDownload(found: $1, of: profile, position: first + $0, at: now) }
        try await parts.repository.commit((readable + found).flatMap(StoreChange.anew), at: now)
        let lost = unknown.count(where: \.isPartial)
        var message = "\(beginning) \(readable.count + found.count) downloads are in the list again."
        if lost > 0 { message += " \(lost) unfinished files have lost their links: paste the links again to go on." }
        parts.bus.publish(.warning(RuntimeWarning(code, message: message)))
        return try await restore()
    }
}
