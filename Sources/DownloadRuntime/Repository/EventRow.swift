import GRDB
import MediaModel

/// A transition as a row of `events`.
enum EventRow {
    /// Rows that one statement writes: the number of each row is looked up and kept once a statement.
    private static let most = 8
    private static let single = insertion(of: 1)
    private static let several = insertion(of: most)

    /// Appends transitions in their order.
    static func write(_ changes: [StoreChange], at now: Timestamp, to db: Database) throws {
        var rest = changes[...]
        while !rest.isEmpty {
            let count = rest.count >= most ? most : 1
            var run = try StatementRun(count == 1 ? single : several, in: db)
            for change in rest.prefix(count) { bind(change, at: now, &run) }
            try run.finish()
            rest = rest.dropFirst(count)
        }
    }

    private static func bind(_ change: StoreChange, at now: Timestamp, _ run: inout StatementRun) {
        let download = change.stored.download
        run.bind(now.rawValue)
        run.bind(download.id.rawValue)
        run.bind(change.from.map(StateColumns.name(of:)))
        run.bind(StateColumns.name(of: download.state))
        run.bind(download.failure?.code.rawValue)
        run.bind(download.failure?.cause)
    }

    private static func insertion(of count: Int) -> String {
        let places = Array(repeating: "(?, ?, ?, ?, ?, ?)", count: count).joined(separator: ", ")
        return """
            INSERT INTO events (at, download_id, from_state, to_state, failure_code, failure_cause) VALUES \(places)
            """
    }
}
