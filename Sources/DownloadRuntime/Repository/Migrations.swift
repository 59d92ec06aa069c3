import GRDB

/// The numbered steps from an empty file to today's tables; a step that was released never changes.
enum Migrations {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1", migrate: createTables)
        migrator.registerMigration("2", migrate: addLimitAndChecksum)
        migrator.registerMigration("3", migrate: addTrackChoice)
        migrator.registerMigration("4", migrate: addFileNameAndMirrors)
        migrator.registerMigration("5", migrate: addSubtitleFiles)
        migrator.registerMigration("6", migrate: addLink)
        return migrator
    }

    private static func createTables(_ db: Database) throws {
        // Plain columns instead of JSON: a thousand rows are read before the first frame is drawn.
        try db.execute(
            sql: """
                CREATE TABLE downloads (
                    id TEXT PRIMARY KEY NOT NULL,
                    state TEXT NOT NULL, wait_value INTEGER,
                    downloaded INTEGER NOT NULL DEFAULT 0, total INTEGER,
                    segments_done INTEGER, segments_total INTEGER,
                    attempts INTEGER NOT NULL, position INTEGER NOT NULL,
                    added_at INTEGER NOT NULL, finished_at INTEGER,
                    target_path TEXT NOT NULL, final_path TEXT, cleanup INTEGER NOT NULL DEFAULT 0,
                    failure_code TEXT, failure_sentence TEXT, failure_cause TEXT, failure_status INTEGER,
                    failure_retry_after INTEGER, failure_missing_space INTEGER,
                    profile TEXT NOT NULL, quality TEXT NOT NULL, origin TEXT NOT NULL, priority INTEGER NOT NULL,
                    output_directory TEXT,
                    title TEXT NOT NULL, year INTEGER, kind TEXT NOT NULL, season INTEGER, episode INTEGER,
                    episode_name TEXT, duration_ms INTEGER, source_name TEXT, poster TEXT, backdrop TEXT,
                    address TEXT NOT NULL, format TEXT NOT NULL, height INTEGER, codecs TEXT NOT NULL,
                    bandwidth INTEGER, byte_count INTEGER, is_size_estimated INTEGER NOT NULL, headers TEXT NOT NULL,
                    watch_key TEXT NOT NULL
                ) WITHOUT ROWID;

                CREATE TABLE task_chunks (
                    download_id TEXT NOT NULL REFERENCES downloads (id) ON DELETE CASCADE,
                    chunk_begin INTEGER NOT NULL, chunk_end INTEGER,
                    written INTEGER NOT NULL, durable INTEGER NOT NULL,
                    PRIMARY KEY (download_id, chunk_begin)
                ) WITHOUT ROWID;

                CREATE TABLE task_resources (
                    download_id TEXT PRIMARY KEY NOT NULL REFERENCES downloads (id) ON DELETE CASCADE,
                    resource TEXT NOT NULL, boot_identifier TEXT NOT NULL
                ) WITHOUT ROWID;

                CREATE TABLE events (
                    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
                    at INTEGER NOT NULL, download_id TEXT NOT NULL,
                    from_state TEXT, to_state TEXT NOT NULL, failure_code TEXT, failure_cause TEXT
                );

                CREATE TABLE watch_state (
                    watch_key TEXT PRIMARY KEY NOT NULL,
                    position_ms INTEGER, is_watched INTEGER NOT NULL, updated_at INTEGER NOT NULL
                ) WITHOUT ROWID;
                """)
    }

    private static func addLimitAndChecksum(_ db: Database) throws {
        try db.execute(
            sql: """
                ALTER TABLE downloads ADD COLUMN rate_limit INTEGER;
                ALTER TABLE downloads ADD COLUMN checksum TEXT;
                """)
    }

    private static func addTrackChoice(_ db: Database) throws {
        try db.execute(
            sql: """
                ALTER TABLE downloads ADD COLUMN audio_languages TEXT NOT NULL DEFAULT '';
                ALTER TABLE downloads ADD COLUMN subtitle_languages TEXT NOT NULL DEFAULT '';
                ALTER TABLE downloads ADD COLUMN variant TEXT;
                """)
    }

    private static func addFileNameAndMirrors(_ db: Database) throws {
        try db.execute(
            sql: """
                ALTER TABLE downloads ADD COLUMN file_name TEXT;
                ALTER TABLE downloads ADD COLUMN mirrors TEXT NOT NULL DEFAULT '';
                """)
    }

    private static func addSubtitleFiles(_ db: Database) throws {
        try db.execute(sql: "ALTER TABLE downloads ADD COLUMN subtitle_files TEXT NOT NULL DEFAULT '';")
    }

    private static func addLink(_ db: Database) throws {
        try db.execute(sql: "ALTER TABLE downloads ADD COLUMN link TEXT;")
    }
}
