import DownloadRuntime
import MediaModel
import Synchronization
import Testing
import Transfer
import ZentrioTestSupport

/// A runtime under random commands, with films of several sizes on a server that fails now and then.
final class Storm: Sendable {
    private static let filmCount = 6
    /// Commands between two starts of the runtime.
    private static let commands = 60

    private let folder: TestFolder
    private let server: OriginServer
    private let films: [OriginResource]
    private let isCalm = Atomic(false)

    init() throws {
        folder = try TestFolder()
        server = try OriginServer()
        server.limitRate(to: 12 << 20)
        films = (0..<Self.filmCount).map { OriginResource(OriginBody(seed: UInt64($0), count: 150_000 << ($0 % 4))) }
        for (index, film) in films.enumerated() {
            server.route("/\(index).mp4") { [self] request in answer(request, film) }
        }
    }

    deinit {
        server.close()
    }

    private func answer(_ request: OriginRequest, _ film: OriginResource) -> OriginAnswer {
        var answer = film.answer(to: request)
        guard !isCalm.load(ordering: .relaxed), request.index % 3 == 1 else { return answer }
        TortureTests.tally.servedFaults(1)
        answer.fault = request.index % 2 == 0 ? .reset(after: 40_000) : .close(after: 90_000)
        return answer
    }

    /// Plays commands over some starts, then lets everything end and looks at what is there.
    func play(seed: UInt64, _ what: String) async throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<3 {
            try await run { runtime in
                for _ in 0..<Self.commands {
                    // Refused is fine: nothing may be there under this identifier by now.
                    _ = try? await runtime.send(try command(&random, await runtime.downloads()))
                    TortureTests.tally.commanded(1)
                }
            }
        }
        isCalm.store(true, ordering: .relaxed)
        let downloads = try await run { runtime in try await settle(runtime) }
        try expectFiles(of: downloads, what)
    }

    private func command(_ random: inout SeededGenerator, _ downloads: [Download]) throws -> DownloadCommand {
        let number = Int.random(in: 0..<100, using: &random)
        guard let id = downloads.randomElement(using: &random)?.id, number >= 25 else {
            return .enqueue(try request(Int.random(in: 0..<Self.filmCount, using: &random)))
        }
        switch number {
        case ..<40: return .pause(id)
        case ..<55: return .resume(id)
        case ..<62: return .start(id)
        case ..<68: return .retry(id)
        case ..<74: return .cancel(id)
        case ..<80: return .remove(id, deleteFile: Bool.random(using: &random))
        case ..<84: return .move(id, before: downloads.randomElement(using: &random)?.id)
        case ..<88: return .setPriority(id, [.next, .normal, .later].randomElement(using: &random) ?? .normal)
        case ..<92: return .setLimits(DownloadLimits(maximumRunning: Int.random(in: 1...4, using: &random)))
        case ..<94: return .pauseAll
        case ..<97: return .resumeAll
        default: return .startAll
        }
    }

    private func request(_ index: Int) throws -> DownloadRequest {
        DownloadRequest(
            item: MediaItem(title: "Film \(index)"), stream: Stream(address: try server.address("/\(index).mp4")),
            outputDirectory: folder.path("out"))
    }

    /// Starts everything until nothing is left to do.
    private func settle(_ runtime: DownloadRuntime) async throws -> [Download] {
        let events = runtime.events()
        while true {
            let downloads = await runtime.downloads()
            for download in downloads {
                switch download.state {
                case .paused: _ = try await runtime.send(.resume(download.id))
                case .failed, .waiting: _ = try await runtime.send(.retry(download.id))
                default: break
                }
            }
            if downloads.allSatisfy({ $0.state == .completed || $0.state == .cancelled }) { return downloads }
            _ = await events.next()
        }
    }

    /// One start of the runtime; everything that it tells is checked.
    private func run<Value: Sendable>(_ body: (DownloadRuntime) async throws -> Value) async throws -> Value {
        let runtime = DownloadRuntime(
            configuration: DownloadRuntimeConfiguration(mediaRoot: folder.path("media")),
            repository: try DownloadRepository(path: folder.path("home/data/profiles/default/downloads.sqlite")),
            factory: ProgressiveDownloaderFactory(engine: TransferEngine()))
        let events = runtime.events()
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await runtime.run() }
            group.addTask { await Self.expectOrder(of: events) }
            let result: Result<Value, any Error>
            do {
                result = .success(try await body(runtime))
            } catch {
                result = .failure(error)
            }
            await runtime.shutdown()
            try await group.waitForAll()
            return try result.get()
        }
    }

    /// Every change begins at the state where the last one of the download ended, and committed bytes do not go back.
    private static func expectOrder(of events: EventSubscription) async {
        var states: [DownloadID: DownloadState] = [:]
        for await event in events {
            switch event {
            case .statusChanged(let change):
                if let known = states[change.id], let from = change.from {
                    #expect(known.name == from.name, "\(change.id): \(known) then from \(from) to \(change.to)")
                }
                states[change.id] = change.to
            case .resync: states = [:]
            default: break
            }
        }
    }

    private func expectFiles(of downloads: [Download], _ what: String) throws {
        let finished = downloads.filter { $0.state == .completed }
        for download in finished {
            let path = try #require(download.finalPath, "\(what)")
            let index = films.indices.first { download.request.stream.address.text.hasSuffix("/\($0).mp4") }
            let film = films[try #require(index, "\(what)")]
            #expect(try LargeBytes(TestFolder.read(path)) == LargeBytes(film.body.bytes), "\(what): \(path)")
        }
        let names = Set(folder.files.filter { $0.hasPrefix("out/") })
        let known = Set(finished.compactMap(\.finalPath).map { String($0.dropFirst(folder.path("").count)) })
        #expect(names.isSuperset(of: known), "\(what)")
        #expect(!names.contains { $0.hasSuffix(".zentrio-part") }, "\(what): \(names)")
        let facts = try #require(try StoredFacts(home: folder.path("home")), "\(what)")
        #expect(facts.integrity == "ok", "\(what)")
        facts.expectOrderedEvents(what)
    }
}
