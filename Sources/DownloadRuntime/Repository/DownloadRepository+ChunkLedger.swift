import FoundationEssentials
import GRDB
package import MediaModel
import Synchronization

extension DownloadRepository: ChunkLedger {
    package func resumeState(of id: DownloadID) async throws -> ResumeState? {
        guard try await mayHaveMarks(id) else { return nil }
        return try await database.read { db in
            let facts = try Row.fetchOne(
                db.cachedStatement(sql: "SELECT resource, boot_identifier FROM task_resources WHERE download_id = ?"),
                arguments: [id.rawValue])
            guard let facts else { return nil }
            let text: String = facts[0]
            let resource = try JSONDecoder().decode(ResumeState.Resource.self, from: Data(text.utf8))
            return ResumeState(
                resource: resource, chunks: try Self.chunks(of: id, in: db), bootIdentifier: facts[1])
        }
    }

    package func commit(_ state: ResumeState, for id: DownloadID) async throws {
        let resource = String(decoding: try JSONEncoder().encode(state.resource), as: UTF8.self)
        try await database.writeWithoutTransaction { [self] db in
            known.withLock { _ = $0.marked?.insert(id) }
            // What was synced counts after a power loss only if this is known then, too.
            let gain = state.durableBytes - (try Self.durableBytes(of: id, in: db))
            let mustSurvivePowerLoss = gain > .zero && state.durableBytes >= Self.smallestDurableMark
            try inTransaction(mustSurvivePowerLoss, db) {
                // The foreign key refuses marks of a download that is not there any more.
                try db.cachedStatement(
                    sql: """
                        INSERT INTO task_resources (download_id, resource, boot_identifier) VALUES (?, ?, ?)
                        ON CONFLICT (download_id) DO UPDATE SET
                            resource = excluded.resource, boot_identifier = excluded.boot_identifier
                        """
                ).execute(arguments: [id.rawValue, resource, state.bootIdentifier])
                try Self.replaceChunks(state.chunks, of: id, in: db)
                try db.cachedStatement(sql: "UPDATE downloads SET downloaded = ?, total = ? WHERE id = ?")
                    .execute(arguments: [state.writtenBytes.rawValue, state.resource.total?.rawValue, id.rawValue])
            }
        }
    }

    /// Less than this is fetched again sooner than a disk has synced a commit: 1 MiB.
    private static let smallestDurableMark = ByteCount.mebibytes(1)

    private static func durableBytes(of id: DownloadID, in db: Database) throws -> ByteCount {
        let sum = try Int64.fetchOne(
            db.cachedStatement(
                sql: "SELECT COALESCE(SUM(durable - chunk_begin), 0) FROM task_chunks WHERE download_id = ?"),
            arguments: [id.rawValue])
        return ByteCount(sum ?? 0)
    }

    private func mayHaveMarks(_ id: DownloadID) async throws -> Bool {
        if let marked = known.withLock({ $0.marked }) { return marked.contains(id) }
        // On the writer, so that no mark is written between the reading and the remembering.
        return try await database.writeWithoutTransaction { [self] db in
            let names = try String.fetchAll(db, sql: "SELECT download_id FROM task_resources")
            let ids = Set(names.map(DownloadID.init(rawValue:)))
            known.withLock { $0.marked = ids }
            return ids.contains(id)
        }
    }

    package func clearResumeState(of id: DownloadID) async throws {
        guard try await mayHaveMarks(id) else { return }
        try await database.write { [self] db in
            try Self.clearResumeState(of: id, in: db)
            known.withLock { _ = $0.marked?.remove(id) }
        }
    }

    static func clearResumeState(of id: DownloadID, in db: Database) throws {
        try db.cachedStatement(sql: "DELETE FROM task_chunks WHERE download_id = ?").execute(arguments: [id.rawValue])
        try db.cachedStatement(sql: "DELETE FROM task_resources WHERE download_id = ?")
            .execute(arguments: [id.rawValue])
    }

    private static func chunks(of id: DownloadID, in db: Database) throws -> [ResumeState.Chunk] {
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT chunk_begin, chunk_end, written, durable FROM task_chunks
                    WHERE download_id = ? ORDER BY chunk_begin
                    """),
            arguments: [id.rawValue])
        var chunks: [ResumeState.Chunk] = []
        while let row = try rows.next() {
            chunks.append(ResumeState.Chunk(begin: row[0], end: row[1], written: row[2], durable: row[3]))
        }
        return chunks
    }

    private static func replaceChunks(_ chunks: [ResumeState.Chunk], of id: DownloadID, in db: Database) throws {
        try db.cachedStatement(sql: "DELETE FROM task_chunks WHERE download_id = ?").execute(arguments: [id.rawValue])
        let insertion = try db.cachedStatement(
            sql: """
                INSERT INTO task_chunks (download_id, chunk_begin, chunk_end, written, durable) VALUES (?, ?, ?, ?, ?)
                """)
        for chunk in chunks {
            try insertion.execute(arguments: [id.rawValue, chunk.begin, chunk.end, chunk.written, chunk.durable])
        }
    }
}

extension ResumeState {
    /// The bytes that survive a power loss.
    fileprivate var durableBytes: ByteCount {
        chunks.reduce(.zero) { $0 + ByteCount($1.durable - $1.begin) }
    }

    /// The bytes that are in the part file.
    fileprivate var writtenBytes: ByteCount {
        chunks.reduce(.zero) { $0 + ByteCount($1.written - $1.begin) }
    }
}
