import DesktopIntegration
import DownloadRuntime
import MediaModel
import Testing
import ZentrioTestSupport

@testable import Zentrio

@Suite(.timeLimit(.minutes(10)))
nonisolated struct AppServicesTests {
    private let folder: TestFolder
    private let directories: XDGDirectories
    private let mailbox = EventMailbox(wake: {})

    init() throws {
        folder = try TestFolder()
        directories = XDGDirectories(environment: ["ZENTRIO_HOME": folder.path])
    }

    /// Performs effects while the services run, until the mailbox has told something.
    private func run<Found>(
        _ effects: [AppEffect], until find: (EventMailbox.Delivery) -> Found?
    ) async throws -> (found: Found, downloads: [Download]) {
        let session = try RuntimeSession(directories: directories)
        let services = AppServices(session: session, directories: directories, sampleLibrary: nil, mailbox: mailbox)
        services.perform(effects)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await services.run() }
            defer { services.stop() }
            let found = try await Heartbeat.first("an event", within: .seconds(300), report: { "" }) {
                find(mailbox.drain())
            }
            return (found, await session.runtime.downloads())
        }
    }

    private func hasStorage(_ delivery: EventMailbox.Delivery) -> Bool? {
        delivery.events.contains { if case .freeSpace = $0 { true } else { false } } ? true : nil
    }

    @Test func run_start_tellsTheListAndTheRoom() async throws {
        var events: [AppEvent] = []
        _ = try await run([]) { delivery in
            events += delivery.events
            return hasStorage(delivery)
        }
        guard case .listed(let downloads)? = events.first else {
            Issue.record("The list comes first, not \(events).")
            return
        }
        #expect(downloads.isEmpty)
    }

    @Test func readRoom_isTold() async throws {
        var looks = 0
        _ = try await run([.readRoom]) { delivery in
            looks += delivery.events.count { if case .freeSpace = $0 { true } else { false } }
            return looks > 1 ? true : nil
        }
    }

    @Test func run_longList_beginsOnceThereIsAWindow() async throws {
        let session = try RuntimeSession(directories: directories)
        let services = AppServices(
            session: session, directories: directories, sampleLibrary: nil, mailbox: mailbox, waitsForWindow: true)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await services.run() }
            defer { services.stop() }
            #expect(mailbox.drain().events.isEmpty)
            services.windowIsShown()
            _ = try await Heartbeat.first("the list", within: .seconds(300), report: { "" }) {
                hasStorage(mailbox.drain())
            }
        }
    }

    @Test func run_windowThatNeverCame_ends() async throws {
        let session = try RuntimeSession(directories: directories)
        let services = AppServices(
            session: session, directories: directories, sampleLibrary: nil, mailbox: mailbox, waitsForWindow: true)
        services.stop()
        await services.run()
    }

    @Test func save_manyTimes_keepsTheLast() async throws {
        let saves = (1...10).map { number in
            var settings = Settings()
            settings.maximumRunning = number
            return AppEffect.save(settings)
        }
        _ = try await run(saves + [.reload]) { hasStorage($0) }
        let stored = try SettingsRepository(path: directories.data + "/zentrio.sqlite").settings()
        #expect(Settings(values: stored).maximumRunning == 10)
    }

    @Test func commands_inARow_areCarriedOutInTheirOrder() async throws {
        let films = try (1...30).map { try SampleDownloads.film($0, "Film \($0)").request }
        let commands = films.flatMap { [AppEffect.send(.enqueue($0)), .send(.pause($0.id))] }
        var model = AppModel()
        let result = try await run([.send(.setNetworkState(.offline))] + commands) { delivery in
            for event in delivery.events { _ = model.apply(event) }
            return films.allSatisfy { model.downloads[$0.id]?.state == .paused } ? true : nil
        }
        #expect(result.downloads.map(\.request.item.title) == films.map(\.item.title))
    }

    @Test func resolve_typedLinks_asksForTheLastOnly() async throws {
        let server = try OriginServer()
        defer { server.close() }
        let links = try (1...5).map { try server.address("/\($0)").text }
        let effects = links.enumerated().map { AppEffect.resolve(link: $1, number: $0, isTyped: true) }
        let number = try await run(effects) { answer(in: $0) }.found
        #expect(number == 4)
        #expect(Set(server.requests.map(\.path)) == ["/5"])
    }

    @Test func fetchArtwork_manyAtOnce_fetchesAllButAFewAtATime() async throws {
        let server = try OriginServer()
        defer { server.close() }
        for number in 1...100 {
            server.route("/\(number).png") { _ in OriginAnswer(body: [0x89, 0x50, 0x4E, 0x47]) }
        }
        let addresses = try (1...100).map { try server.address("/\($0).png") }
        var paths: [WebAddress: String] = [:]
        _ = try await run(addresses.map { .fetchArtwork($0) }) { delivery in
            for case .artwork(let address, let path) in delivery.events { paths[address] = path }
            return paths.count == addresses.count ? true : nil
        }
        #expect(Set(paths.values).count == addresses.count)
        #expect(server.mostConnections <= 6)
    }

    @Test func resolve_notALink_isAnswered() async throws {
        #expect(
            try await run([.resolve(link: "ftp://media.example/a", number: 7, isTyped: false)]) { answer(in: $0) }.found
                == 7)
    }

    private func answer(in delivery: EventMailbox.Delivery) -> Int? {
        for case .notResolved(_, let number) in delivery.events { return number }
        return nil
    }
}
