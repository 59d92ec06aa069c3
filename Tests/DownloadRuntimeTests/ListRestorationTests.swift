import DownloadRuntime
import Foundation
import GRDB
import MediaModel
import Testing
import ZentrioTestSupport

/// Lists that were lost or damaged, and what comes back.
@Suite(.timeLimit(.minutes(1)))
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
        #expect(warning?.code == .filesFound)
        #expect(downloads.map(\.finalPath) == [bench.folder.path(film)])
        #expect(downloads.map(\.request.item) == [MediaItem(title: "Metropolis", year: 1927)])
        #expect(TestFolder.exists(bench.folder.path("downloads.damaged.sqlite")))
    }

    @Test func damagedPage_losesOnlyWhatItHeld() async throws {
        try await completeOneAndQueueAnother()
        try await bench.run { runtime in
            let more = try (0..<60).map { try Samples.film("film\($0)") }
            _ = try await runtime.send(.enqueueAll(more))
        }
        try damagePage(holding: "Nosferatu")
        let (warning, downloads) = try await restart()
        #expect(warning?.code == .databaseRebuilt)
        #expect(downloads.count > 30 && downloads.count < 62)
        #expect(downloads.compactMap(\.finalPath) == [bench.folder.path(film)])
        #expect(!downloads.contains { $0.request.item.title == "Nosferatu" })
        #expect(TestFolder.exists(bench.folder.path("downloads.damaged.sqlite")))
        let again = try await restart()
        #expect(again.warning == nil && again.downloads == downloads)
    }

    /// Overwrites the page of the downloads' table that holds a text.
    private func damagePage(holding text: String) throws {
        let path = bench.folder.path("downloads.sqlite")
        let pageSize = try DatabaseQueue(path: path).writeWithoutTransaction { db in
            try db.checkpoint(.truncate)
            return try Int.fetchOne(db, sql: "PRAGMA page_size")
        }
        let size = try #require(pageSize)
        var bytes = try TestFolder.read(path)
        let pages = stride(from: 0, to: bytes.count, by: size).filter { begin in
            bytes[begin..<begin + size].firstRange(of: Array(text.utf8)) != nil
        }
        try #require(!pages.isEmpty)
        for begin in pages {
            for index in begin..<begin + size { bytes[index] = UInt8(truncatingIfNeeded: index &* 31) }
        }
        try TestFolder.write(bytes, to: path)
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
