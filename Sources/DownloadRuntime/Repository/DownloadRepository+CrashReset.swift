import GRDB
package import MediaModel

extension DownloadRepository {
    /// Puts right what a crash left behind.
    ///
    /// On a full disk it is only not saved, and found again by the next start.
    ///
    /// What had a worker is `pending` again, what the user was pausing is `paused`, and a file that got its final name just
    /// before the crash is taken over if `sizeOfFile` finds the size that was promised. After a power loss the last steps
    /// may be forgotten, so that is looked for in any state from which all bytes are there.
    ///
    /// - Parameters:
    ///   - now: the time of the new start.
    ///   - sizeOfFile: tells the size of the file at a path; nil when there is none.
    ///   - empty: what takes the downloads.
    ///   - take: called with every download by position, none of them in a state that a worker holds.
    /// - Returns: what has taken the downloads.
    /// - Throws: what SQLite reports.
    package func restore<Taker: Sendable>(
        at now: Timestamp, sizeOfFile: @escaping @Sendable (String) -> ByteCount?, into empty: Taker,
        _ take: @escaping @Sendable (inout Taker, StoredDownload) -> Void
    ) async throws -> Taker {
        try await unlessRefused { try await countCommittedBytes() }
        let (taker, changes) = try await database.read { db in
            var (taker, changes) = (empty, [StoreChange]())
            try Self.forEach(in: db) { stored in
                let change = Self.restored(stored, at: now, sizeOfFile: sizeOfFile)
                if let change { changes.append(change) }
                take(&taker, change?.stored ?? stored)
            }
            return (taker, changes)
        }
        try await unlessRefused { [changes] in try await commit(changes, at: now) }
        // The pages of the whole table are not needed again.
        database.releaseMemoryEventually()
        return taker
    }

    /// Lets a store refuse that may take the same thing later.
    private func unlessRefused(_ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch  where StoreOutage.isOutage(error) {
            return
        }
    }

    /// What a new start makes of a download; nil when it stays as it is.
    private static func restored(
        _ stored: StoredDownload, at now: Timestamp, sizeOfFile: (String) -> ByteCount?
    ) -> StoreChange? {
        let from = stored.download.state
        if let published = published(stored, sizeOfFile: sizeOfFile) {
            return StoreChange(from: from, stored: completed(stored, published, at: now))
        }
        guard from.holdsWorker else { return nil }
        var stored = stored
        stored.download.state = from == .pausing ? .paused : .pending
        return StoreChange(from: from, stored: stored)
    }

    /// What the marks say counts; the rows of interrupted downloads were last written when their workers started.
    private func countCommittedBytes() async throws {
        try await database.write { db in
            try db.execute(
                sql: """
                    UPDATE downloads SET downloaded = (
                        SELECT COALESCE(SUM(written - chunk_begin), 0) FROM task_chunks
                        WHERE task_chunks.download_id = downloads.id)
                    WHERE state IN ('scheduled', 'running', 'pausing')
                    """)
        }
    }

    /// The file that got its final name, but not committed; nil when it has none.
    private static func published(
        _ stored: StoredDownload, sizeOfFile: (String) -> ByteCount?
    ) -> (path: String, size: ByteCount)? {
        guard let size = finishedSize(of: stored.download), sizeOfFile(stored.partialFilePath) == nil else {
            return nil
        }
        for wanted in stored.possiblePaths {
            // It got the first name that was free: those before it are other files, whatever their sizes.
            let taken = PartialFile.names(for: wanted).prefix { sizeOfFile($0) != nil }
            if let path = Array(taken).last(where: { sizeOfFile($0) == size }) { return (path, size) }
        }
        return nil
    }

    /// The size of a download whose bytes are all there according to the marks; nil when some are missing.
    private static func finishedSize(of download: Download) -> ByteCount? {
        guard !download.state.isTerminal else { return nil }
        let progress = download.progress
        if download.state == .completing { return progress.total ?? progress.downloaded }
        return progress.downloaded > .zero && progress.downloaded == progress.total ? progress.total : nil
    }

    private static func completed(
        _ stored: StoredDownload, _ file: (path: String, size: ByteCount), at now: Timestamp
    ) -> StoredDownload {
        var stored = stored
        stored.download.state = .completed
        stored.download.finalPath = file.path
        stored.download.finishedAt = now
        stored.download.failure = nil
        stored.download.progress.downloaded = file.size
        stored.download.progress.total = file.size
        return stored
    }
}
