import DownloadRuntime
import MediaModel
import Testing
import Transfer
import ZentrioTestSupport

extension DownloadRuntimeTests {
    /// The whole way: commands, scheduler, real downloader, real server, real database, real files.
    @Suite(.timeLimit(.minutes(10)))
    struct Origin {
        private static let half = 600_000
        private let folder: TestFolder
        private let server: OriginServer
        private let film = OriginResource(OriginBody(seed: 1, count: 1_200_000))

        init() throws {
            folder = try TestFolder()
            server = try OriginServer()
        }

        /// One start of the program.
        private func run<Value: Sendable>(
            adjusting adjust: (inout DownloadRuntimeConfiguration) throws -> Void = { _ in },
            _ body: (DownloadRuntime) async throws -> Value
        ) async throws -> Value {
            var configuration = DownloadRuntimeConfiguration(mediaRoot: folder.path("media"))
            try adjust(&configuration)
            let runtime = DownloadRuntime(
                configuration: configuration,
                repository: try DownloadRepository(path: folder.path("downloads.sqlite")),
                factory: ProgressiveDownloaderFactory(engine: TransferEngine()))
            return try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await runtime.run() }
                let result: Result<Value, any Error>
                do {
                    result = .success(try await body(runtime))
                } catch {
                    result = .failure(error)
                }
                await runtime.shutdown()
                return try result.get()
            }
        }

        private func request() throws -> DownloadRequest {
            DownloadRequest(
                item: MediaItem(title: "Film"), stream: Stream(address: try server.address("/film.mp4")),
                link: try server.address("/watch"), outputDirectory: folder.path("out"))
        }

        /// Sends the first half of every answer and then nothing more until the latch opens.
        private func serveHalf(_ latch: OriginLatch) {
            let film = film
            server.route("/film.mp4") { request in
                var answer = film.answer(to: request)
                answer.fault = .stall(after: Self.half, latch)
                return answer
            }
        }

        /// Waits until a frame shows that bytes have come.
        private func untilSomeBytes(_ events: EventSubscription) async {
            while let event = await events.next() {
                if case .progress(_, let progress) = event, progress.downloaded > .zero { return }
            }
        }

        /// One start of the program, in which the film was paused with some bytes of its first half.
        private func pausedInTheMiddle() async throws -> DownloadID {
            let latch = OriginLatch()
            defer { latch.open() }
            serveHalf(latch)
            return try await run { runtime in
                let events = runtime.events()
                let id = try await runtime.add(request()).id
                await untilSomeBytes(events)
                _ = try await runtime.send(.pause(id))
                return id
            }
        }

        private func completed(_ id: DownloadID, in runtime: DownloadRuntime) async throws -> Download? {
            let events = runtime.events()
            _ = try await runtime.send(.resume(id))
            return await events.next("completed", of: id)
        }

        @Test func film_arrivesAsItIs() async throws {
            server.serve("/film.mp4", film)
            let download = try await run { runtime in
                let events = runtime.events()
                let id = try await runtime.add(request()).id
                return await events.next("completed", of: id)
            }
            #expect(try LargeBytes(TestFolder.read(#require(download?.finalPath))) == LargeBytes(film.body.bytes))
            #expect(folder.files.filter { $0.hasPrefix("out/") } == ["out/film.mp4"])
        }

        @Test func pauseAndResume_acrossARestart_endWithTheRightBytes() async throws {
            let latch = OriginLatch()
            serveHalf(latch)
            let id = try await run { runtime in
                let events = runtime.events()
                let id = try await runtime.add(request()).id
                await untilSomeBytes(events)
                _ = try await runtime.send(.pause(id))
                let paused = await runtime.downloads().first
                #expect(paused?.state == .paused)
                #expect(paused.map { $0.progress.downloaded > .zero } == true)
                return id
            }
            latch.open()
            server.serve("/film.mp4", film)
            let before = server.requests.count
            let download = try await run { try await completed(id, in: $0) }
            #expect(try LargeBytes(TestFolder.read(#require(download?.finalPath))) == LargeBytes(film.body.bytes))
            let first = try #require(server.requests.dropFirst(before).first)
            #expect(first.byteRange(of: film.body.count).map { $0.lowerBound > 0 } == true, "kept bytes come again")
        }

        /// The disk forgot every note since the middle, but not the name.
        @Test func filmThatGotItsNameJustBeforeThePowerWent_isThereOnce() async throws {
            let id = try await pausedInTheMiddle()
            try PartialFile(path: folder.path("out/film.mp4" + PartialFile.suffix)).remove()
            try TestFolder.write(film.body.bytes, to: folder.path("out/film.mp4"))
            server.serve("/film.mp4", film)
            let download = try await run { try await completed(id, in: $0) }
            #expect(download?.finalPath == folder.path("out/film.mp4"))
            #expect(try LargeBytes(TestFolder.read(folder.path("out/film.mp4"))) == LargeBytes(film.body.bytes))
            #expect(folder.files.filter { $0.hasPrefix("out/") } == ["out/film.mp4"])
        }

        @Test func otherFileOfTheSameLength_isNotMixedWithTheOldOne() async throws {
            let id = try await pausedInTheMiddle()
            var other = OriginResource(OriginBody(seed: 2, count: film.body.count))
            other.entityTag = "\"v2\""
            server.serve("/film.mp4", other)
            let download = try await run { try await completed(id, in: $0) }
            #expect(try LargeBytes(TestFolder.read(#require(download?.finalPath))) == LargeBytes(other.body.bytes))
        }

        @Test func expiredLink_isRenewedAndItsBytesAreKept() async throws {
            let id = try await pausedInTheMiddle()
            server.route("/film.mp4") { _ in .failure(403) }
            server.serve("/fresh.mp4", film)
            let fresh = try server.address("/fresh.mp4")
            let download = try await run(adjusting: { $0.renewLink = { _ in Stream(address: fresh) } }) {
                try await completed(id, in: $0)
            }
            #expect(try LargeBytes(TestFolder.read(#require(download?.finalPath))) == LargeBytes(film.body.bytes))
            let first = try #require(server.requests.first { $0.path == "/fresh.mp4" })
            #expect(first.byteRange(of: film.body.count).map { $0.lowerBound > 0 } == true, "kept bytes come again")
        }

        @Test func expiredLink_thatLeadsToAnotherVersion_isBegunAgain() async throws {
            let id = try await pausedInTheMiddle()
            server.route("/film.mp4") { _ in .failure(403) }
            var other = OriginResource(OriginBody(seed: 2, count: film.body.count))
            other.entityTag = "\"v2\""
            server.serve("/fresh.mp4", other)
            let fresh = try server.address("/fresh.mp4")
            let download = try await run(adjusting: { $0.renewLink = { _ in Stream(address: fresh) } }) {
                try await completed(id, in: $0)
            }
            #expect(try LargeBytes(TestFolder.read(#require(download?.finalPath))) == LargeBytes(other.body.bytes))
            #expect(download?.request.stream.address == fresh)
        }

        @Test func sizeThatComesWithTheAnswer_isMoreThanMayBeKept_waits() async throws {
            let latch = OriginLatch()
            defer { latch.open() }
            serveHalf(latch)
            let limit = ByteCount(1_000_000)
            try await run(adjusting: { $0.policy.limits.storage = limit }) { runtime in
                let events = runtime.events()
                let id = try await runtime.add(request()).id
                var waiting: DownloadState?
                while waiting == nil, let event = await events.next() {
                    guard case .statusChanged(let change) = event else { continue }
                    if case .waiting = change.to { waiting = change.to }
                }
                #expect(waiting == .waiting(.quota(ByteCount(200_000))))
                latch.open()
                server.serve("/film.mp4", film)
                _ = try await runtime.send(.setLimits(DownloadLimits()))
                while let event = await events.next() {
                    if case .statusChanged(let change) = event, change.to == .completed { break }
                }
                let path = await runtime.downloads().first { $0.id == id }?.finalPath
                #expect(try LargeBytes(TestFolder.read(#require(path))) == LargeBytes(film.body.bytes))
            }
        }

        /// Serves two hundred small files; what asks for them.
        private func requestsOfSmallFiles(_ bodies: [OriginBody]) throws -> [DownloadRequest] {
            for (index, body) in bodies.enumerated() { server.serve("/\(index).mp4", OriginResource(body)) }
            return try bodies.indices.map { index in
                DownloadRequest(
                    item: MediaItem(title: "Film \(index)"),
                    stream: Stream(address: try server.address("/\(index).mp4")),
                    outputDirectory: folder.path("out"))
            }
        }

        private static let smallBodies = (0..<200).map { OriginBody(seed: UInt64($0), count: 20_000 + $0) }

        @Test func twoHundredAtOnce_allEndRight() async throws {
            let bodies = Self.smallBodies
            let requests = try requestsOfSmallFiles(bodies)
            try await run(adjusting: { $0.policy.limits.maximumRunning = 10 }) { runtime in
                let events = runtime.events()
                _ = try await runtime.send(.enqueueAll(requests))
                var completed: Set<DownloadID> = []
                var working: Set<DownloadID> = []
                while completed.count < requests.count, let event = await events.next() {
                    guard case .statusChanged(let change) = event else { continue }
                    #expect(change.to != .failed, "\(change.error?.cause ?? "")")
                    if [.scheduled, .running].contains(change.to) {
                        working.insert(change.id)
                    } else {
                        working.remove(change.id)
                    }
                    #expect(working.count <= 10)
                    if change.to == .completed { completed.insert(change.id) }
                }
                #expect(await runtime.health().events.resyncs == 0)
            }
            #expect(folder.files.count { $0.hasPrefix("out/") } == 200)
            for (index, body) in bodies.enumerated() {
                #expect(try LargeBytes(TestFolder.read(folder.path("out/\(index).mp4"))) == LargeBytes(body.bytes))
            }
        }

        /// Waits until so many downloads are completed; a listener that fell behind looks anew.
        private func untilCompleted(
            _ count: Int, _ events: EventSubscription, in runtime: DownloadRuntime
        ) async throws {
            while true {
                let downloads = await runtime.downloads()
                let failure = downloads.first { $0.state == .failed }?.failure
                try #require(failure == nil, "\(failure?.cause ?? "")")
                if downloads.count(where: { $0.state == .completed }) >= count { return }
                try #require(await isNews(events), "the runtime has stopped")
            }
        }

        /// Waits until a download ended, or all of them are to be looked at; false when the runtime has stopped.
        private func isNews(_ events: EventSubscription) async -> Bool {
            while let event = await events.next() {
                switch event {
                case .statusChanged(let change) where [.completed, .failed].contains(change.to): return true
                case .resync: return true
                default: break
                }
            }
            return false
        }

        /// With so few changes kept, a listener of two hundred small files falls behind.
        @Test(arguments: [4, 1_024])
        func manySmallFiles_obeyAPauseOfAll(subscriberCapacity: Int) async throws {
            let requests = try requestsOfSmallFiles(Self.smallBodies)
            try await run(adjusting: { $0.subscriberCapacity = subscriberCapacity }) { runtime in
                let events = runtime.events()
                _ = try await runtime.send(.enqueueAll(requests))
                try await untilCompleted(20, events, in: runtime)
                _ = try await runtime.send(.pauseAll)
                let states = await runtime.downloads().map(\.state)
                #expect(states.allSatisfy { [.paused, .completing, .completed].contains($0) })
                _ = try await runtime.send(.resumeAll)
                try await untilCompleted(requests.count, events, in: runtime)
            }
            #expect(folder.files.count { $0.hasPrefix("out/") } == 200)
        }

        /// What lay ready when the program ended was opened for nothing.
        @Test func endInTheMiddleOfManySmallFiles_leavesNoEmptyPartFiles() async throws {
            let requests = try requestsOfSmallFiles(Self.smallBodies)
            try await run { runtime in
                let events = runtime.events()
                _ = try await runtime.send(.enqueueAll(requests))
                try await untilCompleted(60, events, in: runtime)
            }
            let empty = folder.files.filter {
                $0.hasSuffix(PartialFile.suffix) && (try? TestFolder.read(folder.path($0)))?.isEmpty == true
            }
            #expect(empty.count <= DownloadLimits().maximumRunning, "\(empty)")
        }

        @Test func cancelInTheMiddle_leavesNothing() async throws {
            let latch = OriginLatch()
            serveHalf(latch)
            try await run { runtime in
                let events = runtime.events()
                let id = try await runtime.add(request()).id
                await untilSomeBytes(events)
                _ = try await runtime.send(.cancel(id))
                #expect(await runtime.state(of: id) == .cancelled)
            }
            latch.open()
            #expect(folder.files.filter { $0.hasPrefix("out/") } == [])
        }

        @Test func fileThatIsGone_fails() async throws {
            server.route("/film.mp4") { _ in .failure(404) }
            try await run { runtime in
                let events = runtime.events()
                let id = try await runtime.add(request()).id
                #expect(await events.next("failed", of: id)?.failure?.code == .notFound)
            }
        }

        @Test func folderThatCannotBeMade_fails() async throws {
            server.serve("/film.mp4", film)
            try TestFolder.write([1], to: folder.path("out"))
            try await run { runtime in
                let events = runtime.events()
                let id = try await runtime.add(request()).id
                #expect(await events.next("failed", of: id)?.failure?.code == .notWritable)
            }
        }
    }
}
