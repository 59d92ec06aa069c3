import Foundation
import GRDB
import Testing
import ZentrioTestSupport

/// What the database of a profile says, read from a copy: opening the database itself would already repair it.
struct StoredFacts {
    /// The answer of SQLite's `integrity_check`, "ok" when the file is whole.
    let integrity: String
    /// Bytes that a start in the same boot trusts, of all downloads.
    let written: Int
    /// Bytes that a start after a power loss trusts, of all downloads.
    let durable: Int
    /// The states of all downloads.
    let states: [String]
    /// The steps of all downloads in the order in which they were committed.
    let events: [(id: String, at: Int64, from: String?, to: String)]

    /// Reads the database of the home folder; nil while it has no tables.
    init?(home: String) throws {
        let folder = try TestFolder()
        let path = home + "/data/profiles/default/downloads.sqlite"
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        // With what SQLite undoes or adds when it opens the file.
        for ending in ["", "-wal", "-journal"] where FileManager.default.fileExists(atPath: path + ending) {
            try FileManager.default.copyItem(atPath: path + ending, toPath: folder.path("copy.sqlite" + ending))
        }
        let facts = try DatabaseQueue(path: folder.path("copy.sqlite")).write { db -> StoredFacts? in
            guard try db.tableExists("task_chunks") else { return nil }
            return try StoredFacts(db)
        }
        guard let facts else { return nil }
        self = facts
    }

    private init(_ db: Database) throws {
        integrity = try String.fetchAll(db, sql: "PRAGMA integrity_check").joined(separator: "; ")
        written = try Int.fetchOne(db, sql: "SELECT COALESCE(SUM(written - chunk_begin), 0) FROM task_chunks") ?? 0
        durable = try Int.fetchOne(db, sql: "SELECT COALESCE(SUM(durable - chunk_begin), 0) FROM task_chunks") ?? 0
        states = try String.fetchAll(db, sql: "SELECT state FROM downloads ORDER BY position")
        events = try Row.fetchAll(
            db, sql: "SELECT download_id, at, from_state, to_state FROM events ORDER BY sequence"
        ).map { ($0[0], $0[1], $0[2], $0[3]) }
    }

    /// Every step of a download begins where its last one ended, and time never goes back.
    func expectOrderedEvents(_ what: String) {
        var states: [String: String] = [:]
        var lastTime = Int64.min
        for event in events {
            #expect(event.from == states[event.id] || states[event.id] == nil, "\(what): \(events)")
            #expect(event.at >= lastTime, "\(what): \(events)")
            states[event.id] = event.to
            lastTime = event.at
        }
    }
}
