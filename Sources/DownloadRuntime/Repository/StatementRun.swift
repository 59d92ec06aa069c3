import GRDB
import GRDBSQLite

/// Fills in the parameters of a statement one after the other, and runs it.
///
/// GRDB's arguments box and copy each value: with fifty columns a row they took longer than SQLite.
struct StatementRun {
    private let statement: OpaquePointer
    private let db: Database
    private var index: Int32 = 0

    /// Begins a run of a statement that gives no rows; it is prepared the first time.
    init(_ sql: String, in db: Database) throws {
        statement = try db.cachedStatement(sql: sql).sqliteStatement
        self.db = db
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
        _ = text.withUTF8 { utf8 in
            utf8.withMemoryRebound(to: CChar.self) { bytes in
                // An empty string has no bytes to point at, and a null pointer would be NULL.
                bytes.isEmpty
                    ? sqlite3_bind_text(statement, index, "", 0, Self.copies)
                    : sqlite3_bind_text(statement, index, bytes.baseAddress, Int32(bytes.count), Self.copies)
            }
        }
    }

    /// Runs the statement with all of its parameters bound (`sqlite3_step`, `sqlite3_reset`).
    ///
    /// - Throws: what SQLite reports.
    consuming func finish() throws {
        let code = sqlite3_step(statement)
        defer { sqlite3_reset(statement) }
        guard code == SQLITE_DONE || code == SQLITE_ROW else {
            throw DatabaseError(
                resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(db.sqliteConnection)))
        }
    }

    /// Has SQLite keep a copy of a text (`SQLITE_TRANSIENT`, a cast macro, so Swift cannot see it).
    private static let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}
