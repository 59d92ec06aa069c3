import FoundationEssentials
import GRDB
import Glibc
package import MediaModel
import Synchronization

/// The fifth stage: remembers every download of one profile in a SQLite file.
///
/// WAL with `synchronous=NORMAL`, which a crash of the program cannot hurt; a commit that publishes a file uses `FULL`,
/// so that a power loss cannot, either.
package final class DownloadRepository: Sendable {
    /// Rows that `events` keeps, or a 64th more; older ones go.
    ///
    /// The default is 20,000.
    private let eventLimit: Int
    /// The absolute path of the file.
    let path: String
    /// Whether there was no list before this start.
    let isNew: Bool
    /// The damaged list that made way for this one when it was opened; nil when there was none.
    let movedAside: DamagedDatabase?
    private let pool: Mutex<DatabasePool>
    /// What is in small tables, so that ten thousand downloads need not ask the disk for nothing.
    let known = Mutex(KnownRows())

    /// Opens or makes the database, and brings its tables to this version.
    ///
    /// - Parameters:
    ///   - path: the absolute path of the file; its folder is made, for this user only.
    ///   - eventLimit: how many rows `events` keeps.
    ///   - movesDamageAside: whether a file that is no database makes way for an empty one, as the runtime wants that
    ///     has the folder for itself; the default is false.
    /// - Throws: what SQLite reports when the file cannot be opened, is no database, or is from a later version.
    package init(path: String, eventLimit: Int = 20_000, movesDamageAside: Bool = false) throws {
        try FileManager.default.createDirectory(
            atPath: FilePath.parent(of: path), withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700]
        )
        self.path = path
        self.eventLimit = eventLimit
        // A file of no bytes was no list.
        let wasThere = Disk.exists(path) && Disk.fileSize(at: path) != ByteCount.zero
        do {
            pool = Mutex(try Self.open(path))
            isNew = !wasThere
            movedAside = nil
        } catch  where movesDamageAside && DamagedDatabase.isDamage(error) {
            movedAside = try DamagedDatabase.moveAside(path)
            pool = Mutex(try Self.open(path))
            isNew = false
        }
    }

    /// Whether an error says that the file itself is damaged; the next runtime that has it saves what can be read.
    package static func isDamage(_ error: any Error) -> Bool { DamagedDatabase.isDamage(error) }

    /// What SQLite says of an error, without the statement that it met.
    package static func cause(of error: any Error) -> String {
        (error as? DatabaseError).flatMap(\.message) ?? "\(error)"
    }

    var database: DatabasePool { pool.withLock { $0 } }

    /// Goes on with an empty database in the same place.
    ///
    /// - Returns: the old one, under another name.
    /// - Throws: when it cannot be closed or renamed, or the new one cannot be made.
    func startAnew() throws -> DamagedDatabase {
        try pool.withLock { pool in
            // Closed first: closing deletes the log by its name, and that would be the new database's.
            try pool.close()
            let damaged = try DamagedDatabase.moveAside(path)
            pool = try Self.open(path)
            known.withLock { $0 = KnownRows() }
            return damaged
        }
    }

    private static func open(_ path: String) throws -> DatabasePool {
        SQLiteSetting.withoutMemoryCount
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = 2
        // What is written moves from one end of the tables to the other: half of SQLite's own 2 MB serves as well.
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA cache_size = -1024") }
        let database = try DatabasePool(path: path, configuration: configuration)
        // Addresses may hold tokens: nobody else reads them.
        chmod(path, 0o600)
        try Migrations.migrator.migrate(database)
        return database
    }

    /// Whether the list holds more downloads than `count`; takes no longer for a hundred thousand.
    ///
    /// - Throws: what SQLite reports.
    package func holdsMore(than count: Int) throws -> Bool {
        let counted = try database.read { database in
            try Int.fetchOne(
                database, sql: "SELECT count(*) FROM (SELECT 1 FROM downloads LIMIT ?)", arguments: [count + 1])
        }
        return (counted ?? 0) > count
    }

    /// Commits changes in one transaction, and forgets downloads whose files are gone; their events and watch states stay.
    package func commit(
        _ changes: [StoreChange], forgetting forgotten: [DownloadID] = [], at now: Timestamp
    ) async throws {
        try await database.writeWithoutTransaction { [self] db in
            try write(changes, forgetting: forgotten, at: now, to: db)
        }
    }

    /// The same on the calling thread, which waits for the disk: for the thread that has nothing else to do meanwhile.
    func commitHere(_ changes: [StoreChange], forgetting forgotten: [DownloadID], at now: Timestamp) throws {
        try database.writeWithoutTransaction { try write(changes, forgetting: forgotten, at: now, to: $0) }
    }

    private func write(
        _ changes: [StoreChange], forgetting forgotten: [DownloadID], at now: Timestamp, to db: Database
    ) throws {
        guard !changes.isEmpty || !forgotten.isEmpty else { return }
        let marked = known.withLock { known in
            known.note(changes)
            return known.marked
        }
        try inTransaction(changes.contains(where: \.mustSurvivePowerLoss), db) {
            try Self.write(changes, marked: marked, at: now, to: db)
            try Self.delete(forgotten, in: db)
            try compactEvents(adding: changes.count, in: db)
        }
        known.withLock { $0.forgetMarks(of: changes, and: forgotten) }
    }

    /// Commits what `body` writes; a commit that must survive a power loss waits for the disk.
    func inTransaction(_ mustSurvivePowerLoss: Bool, _ db: Database, _ body: () throws -> Void) throws {
        try wait(forTheDisk: mustSurvivePowerLoss, db)
        // Prepared once: for a small commit, GRDB's own begin and end took as long as what is between.
        try StatementRun.run("BEGIN IMMEDIATE", in: db)
        do {
            try body()
            try StatementRun.run("COMMIT", in: db)
        } catch {
            // SQLite may have rolled back by itself.
            if db.isInsideTransaction { try? db.rollback() }
            throw error
        }
    }

    /// Has commits from now on wait for the disk or not; many of one kind follow each other.
    private func wait(forTheDisk mustWait: Bool, _ db: Database) throws {
        guard known.withLock({ $0.waitsForTheDisk != mustWait }) else { return }
        try db.execute(sql: "PRAGMA synchronous = \(mustWait ? "FULL" : "NORMAL")")
        known.withLock { $0.waitsForTheDisk = mustWait }
    }

    /// How far a title was watched, also when its download is long gone.
    package func watchState(of item: MediaItem) async throws -> (position: Duration?, isWatched: Bool) {
        let key = WatchKey.key(for: item)
        guard try await mayHaveWatchState(key) else { return (nil, false) }
        return try await database.read { db in
            let row = try Row.fetchOne(
                db, sql: "SELECT position_ms, is_watched FROM watch_state WHERE watch_key = ?", arguments: [key])
            guard let row else { return (nil, false) }
            var cells = Cells(row: row)
            return (cells.optionalDuration(), cells.number() == 1)
        }
    }

    private func mayHaveWatchState(_ key: String) async throws -> Bool {
        if let known = known.withLock({ $0.watchKeys }) { return known.contains(key.hashValue) }
        // On the writer, so that no key is written between the reading and the remembering.
        return try await database.writeWithoutTransaction { [self] db in
            let keys = Set(try String.fetchAll(db, sql: "SELECT watch_key FROM watch_state").map(\.hashValue))
            known.withLock { $0.watchKeys = keys }
            return keys.contains(key.hashValue)
        }
    }

    /// Every download by position, as it was committed last.
    package func downloads() async throws -> [StoredDownload] {
        try await database.read { try Self.fetchAll($0) }
    }

    static func fetchAll(_ db: Database) throws -> [StoredDownload] {
        var downloads: [StoredDownload] = []
        try forEach(in: db) { downloads.append($0) }
        return downloads
    }

    /// Reads one download after the other, by position: all of them take three times the room of the packed queue.
    static func forEach(in db: Database, _ body: (StoredDownload) throws -> Void) throws {
        let statement = try db.cachedStatement(sql: DownloadRow.selectAll)
        let rows = try Row.fetchCursor(statement)
        while let row = try rows.next() {
            if let stored = DownloadRow(row: row)?.stored { try body(stored) }
        }
    }

    /// Writes the last of each download's rows, and all that happened to it.
    private static func write(
        _ changes: [StoreChange], marked: Set<DownloadID>?, at now: Timestamp, to db: Database
    ) throws {
        for (index, keepsRequest) in lastChanges(in: changes) {
            let row = DownloadRow(changes[index].stored)
            if keepsRequest, try row.writeMoving(to: db) { continue }
            try row.write(to: db)
        }
        for change in changes {
            guard change.isTransition else {
                try writeWatchState(of: change.stored.download, at: now, to: db)
                continue
            }
            let mayHaveMarks = marked?.contains(change.stored.id) ?? true
            if change.stored.download.state == .completed, mayHaveMarks {
                try clearResumeState(of: change.stored.id, in: db)
            }
        }
        try EventRow.write(changes.filter(\.isTransition), at: now, to: db)
    }

    /// The index of each download's last change, and whether the store has its request already.
    private static func lastChanges(in changes: [StoreChange]) -> some Sequence<(index: Int, keepsRequest: Bool)> {
        var last: [DownloadID: (index: Int, keepsRequest: Bool)] = [:]
        last.reserveCapacity(changes.count)
        for index in changes.indices {
            let keepsRequest = changes[index].keepsRequest
            last[changes[index].stored.id, default: (index, true)].index = index
            if !keepsRequest { last[changes[index].stored.id]?.keepsRequest = false }
        }
        return last.values
    }

    private static func delete(_ ids: [DownloadID], in db: Database) throws {
        guard !ids.isEmpty else { return }
        let statement = try db.cachedStatement(sql: "DELETE FROM downloads WHERE id = ?")
        for id in ids { try statement.execute(arguments: [id.rawValue]) }
    }

    private static func writeWatchState(of download: Download, at now: Timestamp, to db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO watch_state (watch_key, position_ms, is_watched, updated_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (watch_key) DO UPDATE SET
                    position_ms = excluded.position_ms, is_watched = excluded.is_watched,
                    updated_at = excluded.updated_at
                """
        ).execute(arguments: [
            WatchKey.key(for: download.request.item), download.watchPosition?.milliseconds, download.isWatched,
            now.rawValue,
        ])
    }

    /// Takes the oldest events out, not for each new one.
    private func compactEvents(adding count: Int, in db: Database) throws {
        let isDue = known.withLock { known in
            known.eventsToCompaction -= count
            guard known.eventsToCompaction <= 0 else { return false }
            known.eventsToCompaction = eventLimit / 64
            return true
        }
        guard isDue else { return }
        var run = try StatementRun(
            "DELETE FROM events WHERE sequence <= (SELECT MAX(sequence) FROM events) - ?", in: db)
        run.bind(eventLimit)
        try run.finish()
    }
}
