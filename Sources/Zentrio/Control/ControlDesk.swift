import DownloadRuntime
import Glibc
import MediaModel
import Synchronization

/// Carries out what commands of the terminal ask, in the program that runs the downloads.
nonisolated final class ControlDesk: Sendable {
    /// What the desk needs of the program around it.
    struct Surroundings: Sendable {
        var kind: HostFacts.Kind
        /// Brings the window to the front; nil when there is none.
        var show: (@Sendable (WindowVisit) -> Void)?
        /// What the window's frames cost; nil when there is none.
        var window: (@Sendable () -> RuntimeHealth.WindowFigures)?
        /// Lets go of the downloads; nil when this program keeps them.
        var handOver: (@Sendable () -> Void)?
        /// Whether a download that is asked for by name runs although only chosen ones do.
        ///
        /// The default is true.
        var startsWhatIsNamed = true
        /// Tells the window what it must know of; does nothing by default.
        var tell: @Sendable (ControlNews) -> Void = { _ in }
        /// Keeps changed limits for the next start, or says why it cannot; does nothing by default.
        var keep: @Sendable (DownloadLimits) async throws(StoreOutage) -> Void = { _ in }
    }

    let runtime: DownloadRuntime
    private let surroundings: Surroundings
    private let policy: Mutex<SchedulerPolicy>

    /// - Parameters:
    ///   - runtime: what runs the downloads.
    ///   - policy: the rules with which it was made.
    ///   - surroundings: the program around it.
    init(runtime: DownloadRuntime, policy: SchedulerPolicy, surroundings: Surroundings) {
        self.runtime = runtime
        self.policy = Mutex(policy)
        self.surroundings = surroundings
    }

    /// Notes limits that the window changed.
    func note(_ limits: DownloadLimits) {
        policy.withLock { $0.limits = limits }
    }

    /// How the runtime and the window do.
    func health() async -> RuntimeHealth {
        var health = await runtime.health()
        health.window = surroundings.window?()
        return health
    }

    /// The work of all commands but the changes of downloads.
    private func setLimits(_ change: LimitChange) async throws(CommandFailure) -> ControlReply {
        let (policy, before) = policy.withLock { policy in
            let before = policy.limits
            policy.limits = before.applying(change)
            return (policy, before)
        }
        if policy.limits != before {
            try await send(.applyConfiguration(policy))
            try await keep(policy.limits)
        }
        return .limits(policy.limits)
    }

    private func keep(_ limits: DownloadLimits) async throws(CommandFailure) {
        do throws(StoreOutage) {
            try await surroundings.keep(limits)
        } catch {
            let advice = error.isFull ? "Make room on" : "Check"
            throw CommandFailure(
                error.isFull ? .waitingForSpace : .failed,
                "The limits hold until Zentrio ends, but could not be saved. \(advice) the disk of \(error.folder).")
        }
    }
}

nonisolated extension ControlDesk: DownloadHost {
    func answer(_ command: ControlCommand) async throws(CommandFailure) -> ControlReply {
        switch command {
        case .hello: return .host(HostFacts(kind: surroundings.kind, process: getpid()))
        case .list(let ids): return .downloads(try await downloads(ids))
        case .add(let entries): return .added(try await add(entries))
        case .start(let ids): try await start(ids)
        case .pause(let selection): try await pause(selection)
        case .resume(let selection): try await resume(selection, all: .resumeAll) { .resume($0) }
        case .retry(let selection): try await resume(selection, all: .startAll) { .retry($0) }
        case .cancel(let ids): try await sendAll(ids.map { .cancel($0) })
        case .remove(let ids, let deleteFiles): try await sendAll(ids.map { .remove($0, deleteFile: deleteFiles) })
        case .move(let ids, let before): try await sendAll(ids.map { .move($0, before: before) })
        case .hold(let ids, let rate): try await sendAll(ids.map { .setRateLimit($0, rate) })
        case .prioritise(let ids, let priority): try await sendAll(ids.map { .setPriority($0, priority) })
        case .limit(let change): return try await setLimits(change)
        case .health: return .health(await health())
        case .events: return .done
        case .show(let visit): try show(visit)
        case .handOver: try handOver()
        }
        return .done
    }

    func events() async throws(CommandFailure) -> any HostEventStream {
        LocalEventStream(subscription: runtime.events())
    }

    private func downloads(_ ids: [DownloadID]?) async throws(CommandFailure) -> [Download] {
        let all = try await allDownloads()
        guard let ids = ids.map(Set.init) else { return all }
        return all.filter { ids.contains($0.id) }
    }

    /// An empty list from a runtime that ends would say that all downloads were removed.
    private func allDownloads() async throws(CommandFailure) -> [Download] {
        do throws(DownloadCommandError) {
            return try await runtime.downloadsBeforeTheEnd()
        } catch {
            throw CommandFailure(error)
        }
    }

    private func show(_ visit: WindowVisit) throws(CommandFailure) {
        guard let show = surroundings.show else {
            throw CommandFailure(.failed, "Zentrio runs without a window.")
        }
        show(visit)
    }

    private func handOver() throws(CommandFailure) {
        guard let handOver = surroundings.handOver else {
            throw CommandFailure(.failed, "The window of Zentrio keeps its downloads.")
        }
        handOver()
    }

    // MARK: Downloads

    /// Takes them in, in their order; those that follow each other and are not finished with one commit.
    private func add(_ entries: [QueueEntry]) async throws(CommandFailure) -> [ControlReply.Addition] {
        var added: [DownloadID: ControlReply.Addition] = [:]
        var rest = entries[...]
        while let first = rest.first {
            let isFinished = first.finishedPath != nil
            let run = rest.prefix { ($0.finishedPath != nil) == isFinished }
            rest = rest.dropFirst(run.count)
            let additions = try await isFinished ? adopt(run) : enqueue(run)
            for (entry, addition) in zip(run, additions) { added[entry.request.id] = addition }
        }
        try await sendAll(
            entries.compactMap { entry -> DownloadCommand? in
                guard let past = entry.past, let known = added[entry.request.id], known.isNew else { return nil }
                return .setPast(known.id, past)
            })
        let known = added.values.filter { !$0.isNew }.map(\.id)
        if !known.isEmpty { surroundings.tell(.wanted(known)) }
        return entries.compactMap { added[$0.request.id] }
    }

    private func enqueue(
        _ entries: ArraySlice<QueueEntry>
    ) async throws(CommandFailure) -> [ControlReply.Addition] {
        let paused = Set(entries.filter { $0.standing == .paused }.map(\.request.id))
        let reply = try await reply(to: .enqueueAll(entries.map(\.request), paused: paused))
        guard case .downloads(let ids, let new) = reply else { throw .hostEnds }
        var told: Set<DownloadID> = []
        return ids.map { .init(id: $0, isNew: new.contains($0) && told.insert($0).inserted) }
    }

    private func adopt(_ entries: ArraySlice<QueueEntry>) async throws(CommandFailure) -> [ControlReply.Addition] {
        var additions: [ControlReply.Addition] = []
        for entry in entries {
            let reply = try await reply(to: .adopt(entry.request, finalPath: entry.finishedPath ?? ""))
            guard case .download(let download, let isNew) = reply else { throw .hostEnds }
            additions.append(.init(id: download.id, isNew: isNew))
        }
        return additions
    }

    private func reply(to command: DownloadCommand) async throws(CommandFailure) -> DownloadReply {
        do throws(DownloadCommandError) {
            return try await runtime.send(command)
        } catch {
            throw CommandFailure(error)
        }
    }

    private func start(_ ids: [DownloadID]) async throws(CommandFailure) {
        try await admit(ids)
        try await sendAll(ids.map { .start($0) })
        surroundings.tell(.wanted(ids))
    }

    private func pause(_ selection: ControlCommand.Selection) async throws(CommandFailure) {
        try await apply(to: selection, all: .pauseAll) { .pause($0) }
        if case .all = selection { surroundings.tell(.pausedAll) }
    }

    private func resume(
        _ selection: ControlCommand.Selection, all: DownloadCommand, _ command: (DownloadID) -> DownloadCommand
    ) async throws(CommandFailure) {
        if case .some(let ids) = selection { try await admit(ids) }
        try await apply(to: selection, all: all, command)
        switch selection {
        case .all: surroundings.tell(.resumedAll)
        case .some(let ids): surroundings.tell(.wanted(ids))
        }
    }

    private func apply(
        to selection: ControlCommand.Selection, all: DownloadCommand, _ command: (DownloadID) -> DownloadCommand
    ) async throws(CommandFailure) {
        switch selection {
        case .all: try await send(all)
        case .some(let ids): try await sendAll(ids.map(command))
        }
    }

    /// A command that runs only its own downloads runs these, too, because they were asked for by name.
    private func admit(_ ids: [DownloadID]) async throws(CommandFailure) {
        guard surroundings.startsWhatIsNamed else { return }
        let changed = policy.withLock { policy -> SchedulerPolicy? in
            guard let started = policy.startsOnly, !started.isSuperset(of: ids) else { return nil }
            policy.startsOnly = started.union(ids)
            return policy
        }
        if let changed { try await send(.applyConfiguration(changed)) }
    }

    private func sendAll(_ commands: [DownloadCommand]) async throws(CommandFailure) {
        var answers: [CommandRouter.Answer] = []
        for command in commands {
            guard let answer = await runtime.submit(command) else { throw .hostEnds }
            answers.append(answer)
        }
        // All are carried out, also those behind one that was refused.
        var refusal: DownloadCommandError?
        for answer in answers {
            if case .failure(let error) = await answer.value() { refusal = refusal ?? error }
        }
        if let refusal { throw CommandFailure(refusal) }
    }

    private func send(_ command: DownloadCommand) async throws(CommandFailure) {
        try await sendAll([command])
    }
}

nonisolated extension CommandFailure {
    static let hostEnds = CommandFailure(.networkFailed, "Zentrio is closing. Try again in a moment.")

    init(_ error: DownloadCommandError) {
        switch error {
        case .notFound: self.init(.notFound, error.description)
        case .fileMissing: self.init(.notFound, error.description)
        case .notSaved(let outage, _):
            self.init(outage.isFull ? .waitingForSpace : .failed, error.description)
        case .stopped: self = .hostEnds
        }
    }
}
