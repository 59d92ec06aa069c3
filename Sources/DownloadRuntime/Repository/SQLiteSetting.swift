import CSQLite

/// What is said to SQLite once for the whole program, before it opens its first file.
enum SQLiteSetting {
    /// Has SQLite not count its memory, which nobody asks for: a tenth of its time went into that.
    static let withoutMemoryCount: Void = {
        // Too late when another part has opened a file; it only counts on.
        _ = zentrio_sqlite_counts_memory(0)
    }()
}
