import DownloadRuntime
import Foundation
import MediaModel
import Transfer

/// The runtime on a real database, a real server and real files, without window and command line.
struct RuntimeTrial: Sendable {
    private static let pauses = 300
    private static let followed = 200
    private static let queued = 100_000
    private static let importedTogether = 500

    /// An absolute folder for database and files.
    let output: String

    /// One start of the runtime.
    private func run<Value: Sendable>(
        _ adjust: (inout DownloadRuntimeConfiguration) -> Void, _ body: (DownloadRuntime) async throws -> Value
    ) async throws -> Value {
        var configuration = DownloadRuntimeConfiguration(mediaRoot: output)
        adjust(&configuration)
        let runtime = DownloadRuntime(
            configuration: configuration, repository: try DownloadRepository(path: output + "/.store/downloads.sqlite"),
            factory: ProgressiveDownloaderFactory(engine: TransferEngine()))
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await runtime.run() }
            // As the program's sessions do.
            ProgramCode.giveBack()
            let result: Swift.Result<Value, any Error>
            do {
                result = .success(try await body(runtime))
            } catch {
                result = .failure(error)
            }
            await runtime.shutdown()
            return try result.get()
        }
    }

    private func request(_ address: WebAddress, title: String) -> DownloadRequest {
        DownloadRequest(
            item: MediaItem(title: title), stream: MediaModel.Stream(address: address), outputDirectory: output)
    }

    /// Fetches many files through the queue.
    ///
    /// What it keeps itself is little, because the memory of its process is measured.
    func fetchAll(_ links: [Substring], running: Int) async throws {
        try await run({ $0.policy.limits = Self.limits(running) }) { runtime in
            let events = runtime.events()
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    // As an import of a list does.
                    for begin in stride(from: 0, to: links.count, by: Self.importedTogether) {
                        let indices = begin..<min(begin + Self.importedTogether, links.count)
                        let requests = try indices.map { index in
                            request(try WebAddress(String(links[index])), title: "File \(index)")
                        }
                        _ = try await runtime.send(.enqueueAll(requests))
                    }
                }
                var finished: Set<DownloadID> = []
                while finished.count < links.count, let event = await next(of: events) {
                    switch event {
                    case .statusChanged(let change) where change.to == .completed: finished.insert(change.id)
                    case .statusChanged(let change) where change.to == .failed:
                        throw Obstacle(description: "a download failed: \(change.error?.cause ?? "")")
                    case .resync: finished = Set(await runtime.downloads().filter { $0.state == .completed }.map(\.id))
                    default: break
                    }
                }
                try await group.waitForAll()
            }
        }
        print("\(links.count) files")
    }

    /// Takes what is there; waits only when nothing is.
    private func next(of events: EventSubscription) async -> DownloadEvent? {
        if let event = events.takeNext() { return event }
        return await events.next()
    }

    /// Measures from the command to its answer while the film comes as fast as it can.
    func pauseAndResume(_ address: WebAddress) async throws {
        let times = try await run({ _ in }) { runtime in
            var times: [Duration] = []
            while times.count < Self.pauses {
                // The same film again when it is complete: it must be running at each pause.
                let link = try WebAddress(address.text + "?\(times.count)")
                guard let id = try await runtime.send(.enqueue(request(link, title: "Film"))).download?.id else {
                    break
                }
                try await pause(id, in: runtime, times: &times)
                _ = try await runtime.send(.remove(id, deleteFile: true))
            }
            return times
        }
        print(Self.figures(times, of: "pause"))
    }

    private func pause(_ id: DownloadID, in runtime: DownloadRuntime, times: inout [Duration]) async throws {
        let events = runtime.events()
        while times.count < Self.pauses, let event = await events.next() {
            switch event {
            case .statusChanged(let change) where change.id == id && change.to == .completed: return
            case .progress(id, let progress) where progress.downloaded > .zero:
                let start = ContinuousClock.now
                _ = try await runtime.send(.pause(id))
                let time = ContinuousClock.now - start
                guard await Self.state(of: id, in: runtime) == .paused else { return }
                times.append(time)
                while events.takeNext() != nil {}
                _ = try await runtime.send(.resume(id))
            default: break
            }
        }
    }

    /// Measures from a command to its event in a listener's hands, with many downloads running.
    ///
    /// The commit in between is counted, so the event's own way is shorter.
    func followEvents(_ address: WebAddress) async throws {
        let times = try await run({ $0.policy.limits = Self.limits(Self.followed) }) { runtime in
            let events = runtime.events()
            var ids: [DownloadID] = []
            for index in 0..<Self.followed {
                let link = try WebAddress(address.text + "?\(index)")
                if let id = try await runtime.send(.enqueue(request(link, title: "Film \(index)"))).download?.id {
                    ids.append(id)
                }
            }
            try await waitUntilAllRun(ids, events, runtime)
            var times: [Duration] = []
            for round in 0..<Self.pauses {
                let id = ids[round % ids.count]
                let priority: DownloadRequest.Priority = round / ids.count % 2 == 0 ? .next : .normal
                let start = ContinuousClock.now
                _ = await runtime.submit(.setPriority(id, priority))
                while let event = await events.next() {
                    if case .downloadChanged(let download) = event, download.id == id { break }
                }
                times.append(ContinuousClock.now - start)
            }
            let running = await runtime.downloads().count { $0.state == .running }
            print("\(running) running")
            return times
        }
        print(Self.figures(times, of: "event"))
    }

    private func waitUntilAllRun(_ ids: [DownloadID], _ events: EventSubscription, _ runtime: DownloadRuntime)
        async throws
    {
        var moving: Set<DownloadID> = []
        while moving.count < ids.count, let event = await events.next() {
            switch event {
            case .progress(let id, let progress) where progress.downloaded > .zero: moving.insert(id)
            case .statusChanged(let change) where change.to == .failed:
                throw Obstacle(description: "a download failed: \(change.error?.cause ?? "")")
            default: break
            }
        }
    }

    /// Measures the memory of a long queue, and of its next start.
    func queueMany(_ address: WebAddress) async throws {
        let start = ContinuousClock.now
        let (before, after) = try await run({ $0.policy.startsOnly = [] }) { runtime in
            let before = Self.residentBytes
            for index in 0..<Self.queued {
                let link = try WebAddress("\(address.text)?\(index)")
                let answer = await runtime.submit(.enqueue(request(link, title: "Film \(index)")))
                // Every so often the answer is waited for, so that memory is not answers.
                if index % 64 == 63 { _ = await answer?.value() }
            }
            let count = await runtime.downloads().count
            guard count == Self.queued else { throw Obstacle(description: "only \(count) downloads are in the queue") }
            return (before, Self.residentBytes)
        }
        let enqueued = ContinuousClock.now - start
        let restart = ContinuousClock.now
        let loaded = try await run({ $0.policy.startsOnly = [] }) { runtime in
            _ = await runtime.downloads().count
            return ContinuousClock.now - restart
        }
        print(
            """
            \(before >> 20) MiB empty, \(after >> 20) MiB full (\((after - before) / Int64(Self.queued)) bytes each), \
            queued in \(Self.text(enqueued)), loaded in \(Self.text(loaded))
            """)
    }

    // MARK: Figures

    private static func limits(_ running: Int) -> DownloadLimits {
        var limits = DownloadLimits()
        limits.maximumRunning = running
        limits.connectionsPerHost = max(16, running)
        return limits
    }

    private static func state(of id: DownloadID, in runtime: DownloadRuntime) async -> DownloadState? {
        await runtime.downloads().first { $0.id == id }?.state
    }

    private static func figures(_ times: [Duration], of name: String) -> String {
        let sorted = times.sorted()
        guard let last = sorted.last else { return "no \(name)" }
        let median = sorted[sorted.count / 2]
        let late = sorted[min(sorted.count - 1, sorted.count * 99 / 100)]
        return "\(sorted.count) times: median \(text(median)), p99 \(text(late)), most \(text(last))"
    }

    private static func text(_ time: Duration) -> String {
        String(format: "%.2f ms", time.seconds * 1_000)
    }

    /// What this process has resident now.
    private static var residentBytes: Int64 {
        let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
        let pages = text.split(separator: " ").dropFirst().first.flatMap { Int64($0) } ?? 0
        return pages * Int64(sysconf(Int32(_SC_PAGESIZE)))
    }
}
