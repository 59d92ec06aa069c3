import DownloadRuntime
import Foundation
import GRDB
import MediaModel
import Testing
import ZentrioTestSupport

/// Lists that were lost or damaged, and what comes back.
@Suite(.timeLimit(.minutes(10)))
struct ListRestorationTests {
    private let bench: RuntimeBench
    private let film = "media/zentrio/downloads/default/Movies/Metropolis (1927)/Metropolis (1927).mp4"

    init() throws {
        bench = try RuntimeBench()
    }

    /// Runs a runtime and gives its first warning and its list.
    private func restart() async throws -> (warning: RuntimeWarning?, downloads: [Download]) {
        let runtime = DownloadRuntime(
            configuration: bench.configuration, repository: try bench.repository(), factory: bench.factory,
            clock: bench.clock.runtimeClock)
        let events = runtime.events()
        return await withTaskGroup(of: Void.self) { group in
            group.addTask { await runtime.run() }
            let downloads = await runtime.downloads()
            await runtime.shutdown()
            return (await events.nextWarning(), downloads)
        }
    }

    private func completeOneAndQueueAnother() async throws {
        try await bench.run { runtime in
            let events = runtime.events()
            let id = try await runtime.add(Samples.film()).id
            try await bench.factory.next().finish()
            await events.next("completed", of: id)
            _ = try await runtime.send(.applyConfiguration(SchedulerBench.policy()))
            _ = try await runtime.add(Samples.film("Nosferatu", year: 1922))
        }
    }

    @Test func databaseThatIsNone_isMovedAsideAndTheFilesAreFound() async throws {
        try await completeOneAndQueueAnother()
        let path = bench.folder.path("downloads.sqlite")
        try TestFolder.write(Array("this is no database, whatever its name says".utf8), to: path)
        for companion in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + companion) }
        let (warning, downloads) = try await restart()
        #expect(warning?.code == .databaseRebuilt)
        #expect(warning?.message.contains("was damaged and is kept as downloads.damaged.sqlite.") == true)
        #expect(downloads.map(\.finalPath) == [bench.folder.path(film)])
        #expect(downloads.map(\.request.item) == [MediaItem(title: "Metropolis", year: 1927)])
        #expect(TestFolder.exists(bench.folder.path("downloads.damaged.sqlite")))
    }

    @Test func damageThatTheOpeningMeets_keepsTheWholeList() async throws {
        try await completeOneAndQueueAnother()
        // Which versions the tables have had is read at once, before any download is.
        let pages = try query {
            try Int.fetchAll($0, sql: "SELECT rootpage FROM sqlite_master WHERE tbl_name = 'grdb_migrations'")
        }
        for page in pages { try overwritePage { _, size in (page - 1) * size } }
        let (warning, downloads) = try await restart()
        #expect(warning?.code == .databaseRebuilt)
        #expect(warning?.message.contains("was damaged and is kept as downloads.damaged.sqlite.") == true)
        #expect(downloads.map(\.request.item.title) == ["Metropolis", "Nosferatu"])
        #expect(downloads.compactMap(\.finalPath) == [bench.folder.path(film)])
        let again = try await restart()
        #expect(again.warning == nil && again.downloads.map(\.id) == downloads.map(\.id))
    }

    @Test func damagedPage_losesOnlyWhatItHeld() async throws {
        try await completeOneAndQueueAnother()
        try await bench.run { runtime in
            let more = try (0..<60).map { try Samples.film("film\($0)") }
            _ = try await runtime.send(.enqueueAll(more))
        }
        try damageOneLeafOfTheList()
        let (warning, downloads) = try await restart()
        #expect(warning?.code == .databaseRebuilt)
        #expect(downloads.count > 30 && downloads.count < 62, "\(downloads.count)")
        #expect(downloads.compactMap(\.finalPath) == [bench.folder.path(film)])
        #expect(TestFolder.exists(bench.folder.path("downloads.damaged.sqlite")))
        let again = try await restart()
        #expect(again.warning == nil && again.downloads == downloads)
    }

    @Test func damageThatAWriteMeets_keepsTheWholeList() async throws {
        try await completeOneAndQueueAnother()
        try await bench.run { runtime in
            let id = try #require(await runtime.downloads().first).id
            _ = try await runtime.send(.setWatchState(id, position: .seconds(61), isWatched: false))
        }
        try overwritePage { bytes, size in
            // Nobody reads this table; only the first change of a state meets it.
            let root = try query {
                try Int.fetchOne($0, sql: "SELECT rootpage FROM sqlite_master WHERE name = 'events'")
            }
            return root.map { ($0 - 1) * size }
        }
        let (warning, downloads) = try await restart()
        #expect(warning?.code == .databaseRebuilt)
        #expect(downloads.count == 2)
        #expect(downloads.first?.finalPath == bench.folder.path(film))
        #expect(downloads.first?.watchPosition == .seconds(61))
        #expect(TestFolder.exists(bench.folder.path("downloads.damaged.sqlite")))
        let again = try await restart()
        #expect(again.warning == nil && again.downloads.map(\.id) == downloads.map(\.id))
        #expect(again.downloads.first?.watchPosition == .seconds(61))
    }

    /// Overwrites a page that holds rows of downloads and nothing else.
    private func damageOneLeafOfTheList() throws {
        try overwritePage { bytes, size in
            // 10 marks a leaf of a table without row numbers.
            stride(from: 0, to: bytes.count, by: size).first { begin in
                bytes[begin] == 10 && bytes[begin..<begin + size].firstRange(of: Array("media.example".utf8)) != nil
            }
        }
    }

    /// Overwrites the page that begins where `find` says.
    private func overwritePage(_ find: (_ bytes: [UInt8], _ pageSize: Int) throws -> Int?) throws {
        let pageSize = try query { db in
            try db.checkpoint(.truncate)
            return try Int.fetchOne(db, sql: "PRAGMA page_size")
        }
        let size = try #require(pageSize)
        let path = bench.folder.path("downloads.sqlite")
        var bytes = try TestFolder.read(path)
        let begin = try #require(try find(bytes, size))
        for index in begin..<begin + size { bytes[index] = UInt8(truncatingIfNeeded: index &* 31) }
        try TestFolder.write(bytes, to: path)
    }

    private func query<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try DatabaseQueue(path: bench.folder.path("downloads.sqlite")).writeWithoutTransaction(body)
    }

    @Test func lostList_isRebuiltFromTheFolder() async throws {
        try TestFolder.write([1, 2, 3], to: bench.folder.path(film))
        let part = bench.folder.path(
            "media/zentrio/downloads/default/Series/Show/Season 01/Show - S01E02.mp4.zentrio-part")
        try TestFolder.write([4, 5], to: part)
        let (warning, downloads) = try await restart()
        #expect(warning?.code == .filesFound)
        #expect(warning?.message.contains("1 unfinished files") == true)
        #expect(downloads.map(\.state) == [.completed, .failed])
        #expect(downloads.last?.failure?.code == .linkLost)
        #expect(try TestFolder.read(part) == [4, 5], "nothing is deleted in silence")
        let again = try await restart()
        #expect(again.warning == nil && again.downloads == downloads)
    }

    @Test func listWithoutAByte_isRebuiltFromTheFolder() async throws {
        try TestFolder.write([1, 2, 3], to: bench.folder.path(film))
        try TestFolder.write([], to: bench.folder.path("downloads.sqlite"))
        let (warning, downloads) = try await restart()
        #expect(warning?.code == .filesFound)
        #expect(downloads.map(\.finalPath) == [bench.folder.path(film)])
    }

    @Test func linkThatIsPastedAgain_adoptsTheUnfinishedFile() async throws {
        let part = bench.folder.path(
            "media/zentrio/downloads/default/Series/Show/Season 01/Show - S01E02.mp4.zentrio-part")
        try TestFolder.write([4, 5], to: part)
        try await bench.run { runtime in
            let orphan = try #require(await runtime.downloads().first)
            let download = try await runtime.add(Samples.episode("Show", 2))
            #expect(download.id == orphan.id && download.state != .failed)
            let worker = await bench.factory.next()
            #expect(worker.partialFilePath == part)
            #expect(worker.request.stream.address.text == "https://media.example/Show/2.mp4")
        }
    }

    @Test func emptyFolder_saysNothing() async throws {
        let (warning, downloads) = try await restart()
        #expect(warning == nil && downloads == [])
    }
}
