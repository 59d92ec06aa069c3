import FoundationEssentials
import GRDB
import Glibc

/// What belongs to the device and not to one profile, in `zentrio.sqlite`: settings by name.
package final class SettingsRepository: Sendable {
    private let database: DatabaseQueue
    /// The absolute path of the file.
    package let path: String
    /// The name of the damaged file that made way for this one; nil when there was none.
    package let damagedName: String?

    /// Opens or makes the file; its folder is made, for this user only.
    ///
    /// - Parameters:
    ///   - path: the absolute path of the file.
    ///   - movesDamageAside: whether a file that cannot be read makes way for an empty one; the default is false.
    /// - Throws: what SQLite reports when the file cannot be opened or is no database.
    package init(path: String, movesDamageAside: Bool = false) throws {
        try FileManager.default.createDirectory(
            atPath: FilePath.parent(of: path), withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700]
        )
        self.path = path
        do {
            database = try Self.open(path)
            damagedName = nil
        } catch  where movesDamageAside && DamagedDatabase.isDamage(error) {
            damagedName = FilePath.name(of: try DamagedDatabase.moveAside(path).path)
            database = try Self.open(path)
        }
    }

    private static func open(_ path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        let database = try DatabaseQueue(path: path, configuration: configuration)
        chmod(path, 0o600)
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { db in
            try db.execute(
                sql: "CREATE TABLE settings (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) WITHOUT ROWID")
        }
        try migrator.migrate(database)
        // Now or never: who meets a broken page later cannot move the file aside any more.
        _ = try settings(in: database)
        return database
    }

    /// All settings by their names.
    package func settings() throws -> [String: String] {
        try Self.settings(in: database)
    }

    private static func settings(in database: DatabaseQueue) throws -> [String: String] {
        try database.read { db in
            let rows = try Row.fetchAll(db, sql: "SELECT name, value FROM settings")
            return Dictionary(rows.map { ($0[0] as String, $0[1] as String) }) { $1 }
        }
    }

    /// Stores settings in one transaction; others keep their values.
    package func store(_ settings: [String: String]) async throws {
        try await database.write { db in
            for (name, value) in settings {
                try db.execute(
                    sql: "INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", arguments: [name, value])
            }
        }
    }
}
