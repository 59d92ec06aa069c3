import DownloadRuntime
import Testing
import ZentrioTestSupport

struct SettingsRepositoryTests {
    private let folder: TestFolder
    private var path: String { folder.path("data/zentrio.sqlite") }

    init() throws {
        folder = try TestFolder()
    }

    @Test func settings_newFile_areEmpty() throws {
        #expect(try SettingsRepository(path: path).settings().isEmpty)
    }

    @Test(.timeLimit(.minutes(10)))
    func store_values_areThereAfterAReopen() async throws {
        try await SettingsRepository(path: path).store(["theme": "light", "maximum_running": "3"])
        #expect(try SettingsRepository(path: path).settings() == ["theme": "light", "maximum_running": "3"])
    }

    @Test(.timeLimit(.minutes(10)))
    func store_oneValue_replacesItAndKeepsTheOthers() async throws {
        let repository = try SettingsRepository(path: path)
        try await repository.store(["theme": "light", "maximum_running": "3"])
        try await repository.store(["theme": "dark"])
        #expect(try repository.settings() == ["theme": "dark", "maximum_running": "3"])
    }

    @Test(.timeLimit(.minutes(10)))
    func store_hostileText_isOnlyText() async throws {
        let repository = try SettingsRepository(path: path)
        let name = "a'; DROP TABLE settings; --"
        try await repository.store([name: "\u{1F3AC} 'quoted' \"twice\"\n"])
        #expect(try repository.settings() == [name: "\u{1F3AC} 'quoted' \"twice\"\n"])
    }

    @Test func file_isForThisUserOnly() throws {
        let repository = try SettingsRepository(path: path)
        #expect(try TestFolder.permissions(path) == 0o600)
        #expect(try TestFolder.permissions(folder.path("data")) == 0o700)
        withExtendedLifetime(repository) {}
    }

    @Test func init_noDatabase_throws() throws {
        try TestFolder.write(Array("This is a text and no database at all.".utf8), to: path)
        #expect(throws: (any Error).self) { try SettingsRepository(path: path) }
    }

    @Test(.timeLimit(.minutes(10)))
    func init_noDatabaseThatMayBeMoved_isKeptBesideANewOne() async throws {
        let damage = Array("This is a text and no database at all.".utf8)
        try TestFolder.write(damage, to: path)
        let repository = try SettingsRepository(path: path, movesDamageAside: true)
        #expect(repository.damagedName == "zentrio.damaged.sqlite")
        #expect(try TestFolder.read(folder.path("data/zentrio.damaged.sqlite")) == damage)
        try await repository.store(["theme": "dark"])
        let again = try SettingsRepository(path: path, movesDamageAside: true)
        #expect(again.damagedName == nil)
        #expect(try again.settings() == ["theme": "dark"])
    }

    @Test func init_folderIsAFile_throws() throws {
        try TestFolder.write([], to: folder.path("data"))
        #expect(throws: (any Error).self) { try SettingsRepository(path: path) }
    }
}
