import GRDB
import Testing

@testable import DownloadRuntime

struct StatementRunTests {
    private let database: DatabaseQueue

    init() throws {
        database = try DatabaseQueue()
        try database.write { try $0.execute(sql: "CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT, number INT)") }
    }

    private func insert(_ id: Int, _ word: String?, _ number: Int64?) throws {
        try database.write { db in
            var run = try StatementRun("INSERT INTO words VALUES (?, ?, ?)", in: db)
            run.bind(id)
            run.bind(word)
            run.bind(number)
            try run.finish()
        }
    }

    @Test func values_areStoredAsTheyAre() throws {
        let long = String(repeating: "Größe ", count: 1_000)
        try insert(1, "", .min)
        try insert(2, nil, nil)
        try insert(3, long, .max)
        let rows = try database.read { try Row.fetchAll($0, sql: "SELECT word, number FROM words ORDER BY id") }
        #expect(rows.map { $0[0] as String? } == ["", nil, long])
        #expect(rows.map { $0[1] as Int64? } == [.min, nil, .max])
    }

    @Test func failure_isTold_andTheNextRunIsNotHurt() throws {
        try insert(1, "one", 1)
        let error = #expect(throws: DatabaseError.self) { try insert(1, "again", 2) }
        #expect(error?.resultCode == .SQLITE_CONSTRAINT)
        try insert(2, "two", 2)
        #expect(try database.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM words") } == 2)
    }
}
