import GRDB
import Glibc
import MediaModel

/// A database file that SQLite cannot read any more: it is moved aside, never deleted, and what can be read is saved.
struct DamagedDatabase {
    /// The files of a database, whether in WAL mode or not.
    private static let companions = ["", "-wal", "-shm", "-journal"]

    /// The absolute path to which it was moved.
    let path: String

    /// Whether an error says that the file itself is broken.
    static func isDamage(_ error: any Error) -> Bool {
        guard let error = error as? DatabaseError else { return false }
        return [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode.primaryResultCode)
    }

    /// Renames the file and its log to a name that is free: "downloads.damaged.sqlite", "downloads.damaged-2.sqlite".
    ///
    /// - Returns: the file under its new name.
    /// - Throws: a storage code when it cannot be renamed.
    static func moveAside(_ path: String) throws -> DamagedDatabase {
        let base = "\(FilePath.parent(of: path))/\(FilePath.stem(of: path)).damaged"
        var number = 1
        var target = "\(base).sqlite"
        while Disk.exists(target) {
            number += 1
            target = "\(base)-\(number).sqlite"
        }
        for companion in companions where Disk.exists(path + companion) {
            guard rename(path + companion, target + companion) == 0 else {
                throw DownloadFailure(systemError: errno, doing: "renaming \(path)\(companion)")
            }
        }
        return DamagedDatabase(path: target)
    }

    /// The downloads whose rows can still be read, from both ends of the table; empty when none can.
    func readableDownloads() -> [StoredDownload] {
        guard let database = try? DatabaseQueue(path: path) else { return [] }
        // No transaction around it: a broken page ends one, and with it everything that was read.
        return database.unsafeRead(Self.readFromBothEnds)
    }

    private static func readFromBothEnds(_ db: Database) -> [StoredDownload] {
        var downloads: [StoredDownload] = []
        var known: Set<DownloadID> = []
        // The table of what was watched may be the broken one.
        for withWatchState in [true, false] {
            for order in ["downloads.id", "downloads.id DESC"] {
                let found = read(DownloadRow.selectAll(orderedBy: order, withWatchState: withWatchState), from: db)
                downloads += found.filter { known.insert($0.id).inserted }
            }
        }
        return downloads
    }

    /// Rows up to the first one that is broken.
    private static func read(_ sql: String, from db: Database) -> [StoredDownload] {
        var downloads: [StoredDownload] = []
        guard let rows = try? Row.fetchCursor(db, sql: sql) else { return [] }
        while let row = try? rows.next() {
            if let stored = DownloadRow(row: row)?.stored { downloads.append(stored) }
        }
        return downloads
    }
}
