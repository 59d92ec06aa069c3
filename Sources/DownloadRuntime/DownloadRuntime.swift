package import Logging
package import MediaModel
import Synchronization

/// The downloads of one profile: takes commands, runs workers, remembers, tells.
///
/// Start here.
///
/// Five stages, each in its folder: `CommandRouter` takes commands one at a time; `Scheduler` decides; `WorkerPool` does;
/// `EventBus` tells; `Repository` remembers. This type only makes them and connects them; `run()` owns every task.
package final class DownloadRuntime: Sendable {
    private enum Phase {
        case new, running, stopped
    }

    private let parts: RuntimeParts
    private let router: CommandRouter
    private let phase = Mutex(Phase.new)
    private let ended = Gate()

    /// Connects the stages; nothing runs before `run()`.
    ///
    /// - Parameters:
    ///   - configuration: the limits, and what the runtime needs from outside.
    ///   - repository: the profile's store.
    ///   - factory: makes the downloaders.
    ///   - clock: the time; the default is the machine's.
    ///   - logger: takes a line for every transition.
    package init(
        configuration: DownloadRuntimeConfiguration, repository: DownloadRepository, factory: any DownloaderFactory,
        clock: RuntimeClock = .system, logger: Logger = Logger(label: "zentrio.runtime")
    ) {
        let bus = EventBus(capacity: configuration.subscriberCapacity, now: clock.now)
        let hub = ProgressHub(
            bus: bus, interval: configuration.progressInterval, window: configuration.smoothingWindow,
            stallDelay: configuration.stallDelay, now: clock.now)
        let inbox = BoundedMailbox<SchedulerInput>(capacity: configuration.commandCapacity)
        let storeWatch = StoreWatch(path: repository.path, bus: bus, logger: logger)
        let pool = WorkerPool(
            configuration: configuration, factory: factory,
            ledger: WatchedLedger(ledger: repository, watch: storeWatch), hub: hub, bus: bus, inbox: inbox,
            clock: clock, logger: logger)
        parts = RuntimeParts(
            configuration: configuration, clock: clock, repository: repository, inbox: inbox, pool: pool, hub: hub,
            bus: bus, logger: logger, storeWatch: storeWatch)
        router = CommandRouter(inbox: inbox)
    }

    /// Puts right what a crash left, then runs every stage until a shutdown or a cancellation.
    ///
    /// Called once. Returns when the last worker has returned, too.
    package func run() async {
        guard begin() else { return }
        do {
            // Handed on as it comes: a second holder would have the first change copy the whole queue.
            var scheduler = SchedulerLoop(parts: parts, restored: try await ListRestoration(parts: parts).run())
            await runStages(&scheduler)
        } catch {
            parts.storeWatch.noteRefusal(error)
            close()
        }
    }

    /// Sends a command and waits until it is carried out and committed.
    ///
    /// - Throws: `notFound` for an unknown download; `stopped` when the runtime is shutting down.
    package func send(_ command: DownloadCommand) async throws(DownloadCommandError) -> DownloadReply {
        try await router.send(command)
    }

    /// Sends a command and waits only until it is taken in; commands are carried out in this order.
    ///
    /// Returns the answer to come; nil when the runtime is shutting down.
    package func submit(_ command: DownloadCommand) async -> CommandRouter.Answer? {
        await router.submit(command)
    }

    /// All downloads in the order of the queue, as committed, with their latest frames; empty after the end.
    package func downloads() async -> [Download] {
        await packedDownloads().map(\.download)
    }

    /// The same for who must not take the end for an empty list.
    ///
    /// - Throws: `stopped` after the end.
    package func downloadsBeforeTheEnd() async throws(DownloadCommandError) -> [Download] {
        guard let packed = await router.downloads() else { throw .stopped }
        return packed.map(\.download)
    }

    /// The same in little memory, for who keeps the whole list and shows a part of it.
    package func packedDownloads() async -> [PackedDownload] {
        await router.downloads() ?? []
    }

    /// Queue depths, worker use, caps, disk and event figures at this moment; all zero after the end.
    package func health() async -> RuntimeHealth {
        await router.health()
    }

    /// Starts listening; what happens from now on arrives.
    ///
    /// - Parameter onEvent: called on any thread when something arrived that nobody awaits, to wake a loop of another
    ///   kind; the default does nothing.
    /// - Returns: the events, until nobody holds the subscription any more.
    package func events(onEvent: @escaping @Sendable () -> Void = {}) -> EventSubscription {
        parts.bus.subscribe(onEvent: onEvent)
    }

    /// Has the workers commit what they have, and ends; takes less than 2 s even if one of them does not answer.
    package func shutdown() async {
        let wasRunning = phase.withLock { phase in
            defer { if phase == .new { phase = .stopped } }
            return phase == .running
        }
        guard wasRunning else { return close() }
        _ = await parts.inbox.send(.close)
        await ended.wait()
    }

    private func begin() -> Bool {
        phase.withLock { phase in
            guard phase == .new else { return false }
            phase = .running
            return true
        }
    }

    private func runStages(_ scheduler: inout SchedulerLoop) async {
        let thread = StageExecutor()
        defer { thread.stop() }
        await withTaskExecutorPreference(thread) {
            await withTaskGroup { group in
                let pool = parts.pool
                group.addTask { await pool.run() }
                await scheduler.run()
                close()
            }
        }
    }

    /// Lets nothing more in, and answers whoever is still waiting.
    private func close() {
        phase.withLock { $0 = .stopped }
        parts.inbox.finish()
        for input in parts.inbox.drain() { input.refuse() }
        parts.pool.stopAll()
        parts.pool.finish()
        parts.bus.finish()
        ended.open()
    }
}
