import DownloadRuntime
import MediaModel
import Testing
import ZentrioTestSupport

/// A runtime on a real database in a folder of its own, with downloaders and a clock that the test drives.
struct RuntimeBench {
    let folder: TestFolder
    let clock = ManualClock()
    let factory = FakeDownloaderFactory()
    var configuration: DownloadRuntimeConfiguration
    var databasePath: String

    init() throws {
        folder = try TestFolder()
        databasePath = folder.path("downloads.sqlite")
        configuration = DownloadRuntimeConfiguration(mediaRoot: folder.path("media"))
        configuration.seed = 1
        configuration.calendar = Samples.calendar
        configuration.policy = SchedulerBench.policy()
    }

    func repository() throws -> DownloadRepository {
        try DownloadRepository(path: databasePath, movesDamageAside: true)
    }

    /// Runs a runtime around `body` and shuts it down; every call is a new start of the program.
    @discardableResult
    func run<Value: Sendable>(_ body: (DownloadRuntime) async throws -> Value) async throws -> Value {
        let runtime = DownloadRuntime(
            configuration: configuration, repository: try repository(), factory: factory, clock: clock.runtimeClock)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await runtime.run() }
            let value: Value
            do {
                value = try await body(runtime)
            } catch {
                await runtime.shutdown()
                throw error
            }
            await runtime.shutdown()
            return value
        }
    }
}

extension EventSubscription {
    /// Waits for the next change of state of a download to `name`.
    @discardableResult
    func next(_ name: String, of id: DownloadID) async -> Download? {
        while let event = await next() {
            if case .statusChanged(let change) = event, change.id == id, change.to.name == name {
                return change.download
            }
        }
        return nil
    }

    /// Waits for the next warning.
    func nextWarning() async -> RuntimeWarning? {
        while let event = await next() {
            if case .warning(let warning) = event { return warning }
        }
        return nil
    }
}

extension DownloadRuntime {
    /// Enqueues and returns the download that came of it.
    func add(_ request: DownloadRequest) async throws -> Download {
        try #require(try await send(.enqueue(request)).download)
    }

    func state(of id: DownloadID) async -> DownloadState? {
        await downloads().first { $0.id == id }?.state
    }
}
