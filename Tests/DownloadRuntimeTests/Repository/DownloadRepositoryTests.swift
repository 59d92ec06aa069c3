import DownloadRuntime
import GRDB
import MediaModel
import Testing
import ZentrioTestSupport

@Suite(.timeLimit(.minutes(10)))
struct DownloadRepositoryTests {
    private let folder: TestFolder
    private let repository: DownloadRepository
    private let now = ManualClock.start

    init() throws {
        folder = try TestFolder()
        repository = try DownloadRepository(path: folder.path("profiles/mara/downloads.sqlite"), eventLimit: 50)
    }

    /// A second connection to the same file, as another program would open it.
    private func query<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        let queue = try DatabaseQueue(path: folder.path("profiles/mara/downloads.sqlite"))
        return try await queue.read(body)
    }

    private func stored(
        _ request: DownloadRequest, state: DownloadState = .pending, position: Int = 1
    ) -> StoredDownload {
        let download = Download(request: request, state: state, position: position, addedAt: now)
        return StoredDownload(download: download, targetPath: folder.path(request.id.rawValue))
    }

    private func insert(_ stored: StoredDownload) async throws {
        try await repository.commit([StoreChange(from: nil, stored: stored)], at: now)
    }

    @Test func holdsMore_countsNoFurtherThanAsked() async throws {
        #expect(try !repository.holdsMore(than: 0))
        try await insert(stored(try Samples.film("one")))
        #expect(try repository.holdsMore(than: 0))
        #expect(try !repository.holdsMore(than: 1))
        try await insert(stored(try Samples.film("two")))
        #expect(try repository.holdsMore(than: 1))
    }

    @Test func everyField_survives() async throws {
        var failure = Samples.failure(.diskFull, missing: ByteCount(77))
        failure.httpStatus = 507
        failure.retryAfter = now.advanced(by: .seconds(9))
        let download = Download(
            request: try Samples.everything(), state: .waiting(.space(ByteCount(77))),
            progress: DownloadProgress(
                downloaded: ByteCount(5), total: ByteCount(9), segmentsDone: 1, segmentsTotal: 2),
            failure: failure, attempts: 2, position: 4, addedAt: now, finishedAt: now.advanced(by: .seconds(1)),
            finalPath: "/media/usb/x.mp4")
        var stored = StoredDownload(download: download, targetPath: "/media/usb/x.mp4", cleanup: .unfinished)
        try await insert(stored)
        stored.download.watchPosition = .milliseconds(61_250)
        stored.download.isWatched = true
        try await repository.commit([StoreChange(from: stored.download.state, stored: stored)], at: now)
        #expect(try await repository.downloads() == [stored])
    }

    @Test func changesOfOneDownloadInOneCommit_leaveTheLastRowAndAllEvents() async throws {
        let first = stored(try Samples.film())
        var second = first
        second.download.state = .scheduled
        try await repository.commit(
            [StoreChange(from: nil, stored: first), StoreChange(from: .pending, stored: second)], at: now)
        #expect(try await repository.downloads() == [second])
        let told = try await query { try String.fetchAll($0, sql: "SELECT to_state FROM events ORDER BY sequence") }
        #expect(told == ["pending", "scheduled"])
    }

    @Test func manyTransitionsInOneCommit_keepTheirOrder() async throws {
        let films = try (0..<21).map { stored(try Samples.film("Film \($0)")) }
        try await repository.commit(films.map { StoreChange(from: nil, stored: $0) }, at: now)
        let told = try await query { try String.fetchAll($0, sql: "SELECT download_id FROM events ORDER BY sequence") }
        #expect(told == films.map(\.id.rawValue))
    }

    @Test func changeThatKeepsTheRequest_writesWhatMoved() async throws {
        var film = stored(try Samples.everything())
        try await insert(film)
        film.download.state = .waiting(.space(ByteCount(4)))
        film.download.progress = DownloadProgress(downloaded: ByteCount(2), total: ByteCount(8))
        film.download.position = 77
        film.targetPath = "/elsewhere.mp4"
        try await repository.commit([StoreChange(from: .pending, stored: film, keepsRequest: true)], at: now)
        #expect(try await repository.downloads() == [film])
    }

    @Test func changeThatKeepsTheRequestOfALostRow_writesAllOfIt() async throws {
        let film = stored(try Samples.everything(), state: .paused)
        try await repository.commit([StoreChange(from: .pending, stored: film, keepsRequest: true)], at: now)
        #expect(try await repository.downloads() == [film])
    }

    @Test(arguments: [
        DownloadState.pending, .scheduled, .running, .completing, .pausing, .paused, .cancelled, .removed,
        .waiting(.network), .waiting(.unmetered), .waiting(.schedule), .waiting(.sourceMissing),
        .waiting(.quota(ByteCount(3))), .waiting(.retryAt(ManualClock.start)),
    ])
    func everyState_survives(state: DownloadState) async throws {
        try await insert(stored(try Samples.film(), state: state))
        #expect(try await repository.downloads().map(\.download.state) == [state])
    }

    @Test func database_isInWALAndForThisUserOnly() async throws {
        #expect(try await query { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal")
        #expect(try TestFolder.permissions(folder.path("profiles/mara/downloads.sqlite")) == 0o600)
        #expect(try TestFolder.permissions(folder.path("profiles/mara")) == 0o700)
    }

    @Test func secondOpening_findsTheSameTables() async throws {
        try await insert(stored(try Samples.film()))
        let again = try DownloadRepository(path: folder.path("profiles/mara/downloads.sqlite"))
        #expect(try await again.downloads().count == 1)
    }

    @Test func migrations_areNumberedAndPinned() async throws {
        let steps = try await query { try String.fetchAll($0, sql: "SELECT identifier FROM grdb_migrations") }
        #expect(steps == ["1", "2", "3", "4", "5", "6"])
        let tables = try await query { db in
            try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        }
        #expect(Set(tables).isSuperset(of: ["downloads", "task_chunks", "task_resources", "events", "watch_state"]))
    }

    /// A database of the version before links were kept.
    @Test func olderDatabase_isTakenOverAndKeepsLinksFromNowOn() async throws {
        let path = folder.path("profiles/older/downloads.sqlite")
        var older = stored(try Samples.film("Old"))
        try await DownloadRepository(path: path).commit([StoreChange(from: nil, stored: older)], at: now)
        try await DatabaseQueue(path: path).write { db in
            try db.execute(sql: "ALTER TABLE downloads DROP COLUMN link")
            try db.execute(sql: "DELETE FROM grdb_migrations WHERE identifier = '6'")
        }
        let repository = try DownloadRepository(path: path)
        #expect(try await repository.downloads() == [older])
        older.download.request.link = try Samples.address("watch?v=1")
        try await repository.commit([StoreChange(from: .pending, stored: older)], at: now)
        #expect(try await DownloadRepository(path: path).downloads() == [older])
    }

    @Test func fileThatIsNoDatabase_isRefused() throws {
        try TestFolder.write(Array("not a database, but long enough to be read as one".utf8), to: folder.path("x"))
        #expect(throws: DatabaseError.self) { try DownloadRepository(path: folder.path("x")) }
    }

    @Test func events_areAppendedAndBounded() async throws {
        var download = stored(try Samples.film())
        try await insert(download)
        for round in 0..<100 {
            let from = download.download.state
            download.download.state = round % 2 == 0 ? .paused : .pending
            try await repository.commit([StoreChange(from: from, stored: download)], at: now)
        }
        let rows = try await query { db in
            try Row.fetchAll(db, sql: "SELECT sequence, from_state, to_state FROM events ORDER BY sequence")
                .map { row -> [String] in [row["from_state"], row["to_state"]] }
        }
        #expect(rows.count == 50)
        #expect(rows.last == ["paused", "pending"])
    }

    @Test func changeWithoutAnotherState_isNoEvent() async throws {
        var download = stored(try Samples.film())
        try await insert(download)
        download.download.position = 9
        try await repository.commit([StoreChange(from: .pending, stored: download)], at: now)
        #expect(try await query { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM events") } == 1)
        #expect(try await repository.downloads().map(\.download.position) == [9])
    }

    @Test func deletedDownload_takesItsChunksAndLeavesItsWatchState() async throws {
        var download = stored(try Samples.film())
        try await insert(download)
        download.download.watchPosition = .seconds(60)
        try await repository.commit([StoreChange(from: .pending, stored: download)], at: now)
        try await repository.commit(try LedgerSamples.state(), for: download.id)
        try await repository.commit([], forgetting: [download.id], at: now)
        #expect(try await repository.downloads() == [])
        #expect(try await repository.resumeState(of: download.id) == nil)
        #expect(try await query { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM task_chunks") } == 0)
        let watched = try await repository.watchState(of: Samples.film().item)
        #expect(watched.position == .seconds(60) && !watched.isWatched)
    }

    @Test func watchStateThatIsTakenBack_isGone() async throws {
        var download = stored(try Samples.film())
        download.download.isWatched = true
        try await insert(download)
        try await repository.commit([StoreChange(from: .pending, stored: download)], at: now)
        download.download.isWatched = false
        try await repository.commit([StoreChange(from: .pending, stored: download)], at: now)
        #expect(try await repository.downloads().map(\.download.isWatched) == [false])
    }

    @Test func marksOfAForgottenDownload_areRefused() async throws {
        let download = stored(try Samples.film())
        try await insert(download)
        try await repository.commit([], forgetting: [download.id], at: now)
        await #expect(throws: DatabaseError.self) {
            try await repository.commit(try LedgerSamples.state(), for: download.id)
        }
        #expect(try await query { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM task_chunks") } == 0)
    }
}
