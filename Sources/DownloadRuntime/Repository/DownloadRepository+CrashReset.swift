import GRDB
package import MediaModel

extension DownloadRepository {
    /// Puts right what a crash left behind.
    ///
    /// What had a worker is `pending` again, what the user was pausing is `paused`, and a file that got its final name just
    /// before the crash is taken over if `sizeOfFile` finds the size that was promised.
    ///
    /// - Parameters:
    ///   - now: the time of the new start.
    ///   - sizeOfFile: tells the size of the file at a path; nil when there is none.
    /// - Returns: every download by position, none of them in a state that a worker holds.
    /// - Throws: what SQLite reports.
    package func restore(
        at now: Timestamp, sizeOfFile: @escaping @Sendable (String) -> ByteCount?
    ) async throws -> [StoredDownload] {
        try await countCommittedBytes()
        var downloads = try await downloads()
        var changes: [StoreChange] = []
        for index in downloads.indices {
            let from = downloads[index].download.state
            guard from.holdsWorker else { continue }
            downloads[index] = Self.reset(downloads[index], at: now, sizeOfFile: sizeOfFile)
            changes.append(StoreChange(from: from, stored: downloads[index]))
        }
        try await commit(changes, at: now)
        return downloads
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

    private static func reset(
        _ stored: StoredDownload, at now: Timestamp, sizeOfFile: (String) -> ByteCount?
    ) -> StoredDownload {
        var stored = stored
        if stored.download.state == .completing, let size = publishedSize(of: stored, sizeOfFile: sizeOfFile) {
            stored.download.state = .completed
            stored.download.finalPath = stored.targetPath
            stored.download.finishedAt = now
            stored.download.failure = nil
            stored.download.progress.downloaded = size
            stored.download.progress.total = size
        } else {
            stored.download.state = stored.download.state == .pausing ? .paused : .pending
        }
        return stored
    }

    /// The size of a file that was published but not committed; nil when it was not, or is not the right one.
    private static func publishedSize(
        of stored: StoredDownload, sizeOfFile: (String) -> ByteCount?
    ) -> ByteCount? {
        guard sizeOfFile(stored.partialFilePath) == nil, let size = sizeOfFile(stored.targetPath) else { return nil }
        let promised = stored.download.progress.total ?? stored.download.progress.downloaded
        return size == promised ? size : nil
    }
}
