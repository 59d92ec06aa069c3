import GRDB
import GRDBSQLite

/// Fills in the parameters of a statement one after the other, and runs it.
///
/// GRDB's arguments box and copy each value: with fifty columns a row they took longer than SQLite.
/// For the texts, too, there is one piece of memory a run in place of one for each.
struct StatementRun: ~Copyable {
    private let statement: OpaquePointer
    private let db: Database
    private var index: Int32 = 0
    private let texts: UnsafeMutableRawBufferPointer
    private var textEnd = 0

    /// Bytes of texts that a run holds itself: enough for a download that moves on, or eight events.
    private static let textCapacity = 1_000

    /// Begins a run of a statement that gives no rows; it is prepared the first time.
    init(_ sql: String, in db: Database) throws {
        statement = try db.cachedStatement(sql: sql).sqliteStatement
        self.db = db
        texts = .allocate(byteCount: Self.textCapacity, alignment: 1)
    }

    /// Runs a statement without parameters.
    static func run(_ sql: String, in db: Database) throws {
        try StatementRun(sql, in: db).finish()
    }

    /// The next parameter (`sqlite3_bind_int64`, `sqlite3_bind_null`).
    mutating func bind(_ number: Int64?) {
        index += 1
        if let number { sqlite3_bind_int64(statement, index, number) } else { sqlite3_bind_null(statement, index) }
    }

    mutating func bind(_ number: Int?) {
        bind(number.map(Int64.init))
    }

    /// The next parameter (`sqlite3_bind_text`, `sqlite3_bind_null`).
    mutating func bind(_ text: String?) {
        index += 1
        guard var text else {
            sqlite3_bind_null(statement, index)
            return
        }
        text.withUTF8 { utf8 in
            guard textEnd + utf8.count <= texts.count, let start = texts.baseAddress else {
                _ = utf8.withMemoryRebound(to: CChar.self) { bytes in
                    sqlite3_bind_text(statement, index, bytes.baseAddress, Int32(bytes.count), Self.copies)
                }
                return
            }
            let place = start + textEnd
            // An empty text needs a place, too: a null pointer would be NULL.
            UnsafeMutableRawBufferPointer(start: place, count: utf8.count).copyBytes(from: utf8)
            textEnd += utf8.count
            sqlite3_bind_text(
                statement, index, place.assumingMemoryBound(to: CChar.self), Int32(utf8.count), nil)
        }
    }

    /// Runs the statement with all of its parameters bound (`sqlite3_step`, `sqlite3_reset`).
    ///
    /// - Throws: what SQLite reports.
    consuming func finish() throws {
        let code = sqlite3_step(statement)
        defer {
            sqlite3_reset(statement)
            // The texts end with the run.
            sqlite3_clear_bindings(statement)
        }
        guard code == SQLITE_DONE || code == SQLITE_ROW else {
            throw DatabaseError(
                resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(db.sqliteConnection)))
        }
    }

    deinit {
        texts.deallocate()
    }

    /// Has SQLite keep a copy of a text (`SQLITE_TRANSIENT`, a cast macro, so Swift cannot see it).
    private static let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}
