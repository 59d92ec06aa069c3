import Logging
import MediaModel

/// The second stage's shell: takes inputs one batch after the other, asks the state machine, and carries out what it says.
///
/// Only this loop touches the state machine, so no decision is ever made on half a change.
struct SchedulerLoop {
    /// A sender whose command is decided and not yet settled.
    private struct PendingAnswer {
        var answer: CommandRouter.Answer
        var reply: DownloadReply
        var condition: SettleCondition
    }

    let parts: RuntimeParts
    private var machine: SchedulerStateMachine
    private let directory: DownloadDirectory
    /// How long the store took.
    private let commits = LatencyMeter()
    private var pendingAnswers: [PendingAnswer] = []
    private var pendingSnapshots: [CommandAnswer<[Download]>] = []
    /// Decided but not carried out, because the store could not be written.
    private var backlog: [SchedulerAction] = []
    private var lastTick = Duration.zero
    private var lastObservation = Duration.zero
    private var wasActive = false
    private var closeDeadline: Duration?

    init(parts: RuntimeParts, restored: [StoredDownload]) {
        self.parts = parts
        directory = DownloadDirectory(root: parts.configuration.mediaRoot)
        machine = SchedulerStateMachine(
            restoring: restored, policy: parts.configuration.policy,
            seed: parts.configuration.seed ?? UInt64.random(in: 0...UInt64.max),
            clockText: parts.configuration.clockText)
    }

    /// Runs until a `close` input or the task's cancellation.
    mutating func run() async {
        await perform(machine.begin(at: timestamp))
        while true {
            switch await nextDelivery() {
            case .elements(let inputs): await handle(inputs)
            case .finished: return end()
            case .cancelled, nil: break
            }
            if Task.isCancelled { return end() }
            await tick()
            if let closeDeadline, machine.isQuiet || parts.clock.now() >= closeDeadline { return end() }
        }
    }

    /// Waits for inputs, at the latest until something is due; nil when it is.
    private func nextDelivery() async -> BoundedMailbox<SchedulerInput>.Delivery? {
        let inbox = parts.inbox
        let ready = inbox.drain()
        if !ready.isEmpty { return .elements(ready) }
        guard let wakeTime else { return await inbox.receive() }
        let clock = parts.clock
        return await withTaskGroup(of: BoundedMailbox<SchedulerInput>.Delivery?.self) { group in
            group.addTask { await inbox.receive() }
            group.addTask {
                try? await clock.sleep(wakeTime)
                return nil
            }
            var result: BoundedMailbox<SchedulerInput>.Delivery?
            // Both are waited for: an input that came together with the alarm must not be lost.
            for await delivery in group {
                group.cancelAll()
                guard let delivery else { continue }
                if case .cancelled = delivery { continue }
                result = delivery
            }
            return result
        }
    }

    private mutating func handle(_ inputs: [SchedulerInput]) async {
        var actions: [SchedulerAction] = []
        for input in inputs {
            switch input {
            case .command(let command, let answer): actions += await decide(command, answer: answer)
            case .report(let report): actions += machine.receive(report, at: timestamp)
            case .snapshot(let answer): pendingSnapshots.append(answer)
            case .health(let answer): answer.give(health)
            case .close: actions += close()
            }
        }
        await perform(actions)
    }

    private mutating func close() -> [SchedulerAction] {
        guard closeDeadline == nil else { return [] }
        closeDeadline = parts.clock.now() + parts.configuration.shutdownDeadline
        return machine.close(at: timestamp)
    }

    private mutating func decide(_ command: DownloadCommand, answer: CommandRouter.Answer) async -> [SchedulerAction] {
        guard closeDeadline == nil else {
            answer.give(.failure(.stopped))
            return []
        }
        if case .enqueue(let request) = command { return await enqueue(request, answer: answer) }
        do throws(DownloadCommandError) {
            let actions = try machine.apply(command, at: timestamp)
            let condition = SettleCondition(command)
            pendingAnswers.append(PendingAnswer(answer: answer, reply: .done, condition: condition))
            return actions
        } catch {
            answer.give(.failure(error))
            return []
        }
    }

    private mutating func enqueue(_ request: DownloadRequest, answer: CommandRouter.Answer) async -> [SchedulerAction] {
        if let existing = machine.queue.duplicate(of: request) ?? machine.queue[request.id] {
            let fileIsMissing = existing.download.finalPath.map { !Disk.exists($0) } ?? false
            let actions = machine.revive(existing.id, fileIsMissing: fileIsMissing, at: timestamp)
            await answerEnqueue(existing.id, isNew: false, answer: answer)
            return actions
        }
        let path = directory.path(for: request) { path in
            machine.queue.claims(path: path) || Disk.exists(path) || Disk.exists(path + PartialFile.suffix)
        }
        let watched = try? await parts.repository.watchState(of: request.item)
        let actions = machine.enqueue(
            request, targetPath: path, watchPosition: watched?.position, isWatched: watched?.isWatched ?? false,
            at: timestamp)
        await answerEnqueue(request.id, isNew: true, answer: answer)
        return actions
    }

    private mutating func answerEnqueue(_ id: DownloadID, isNew: Bool, answer: CommandRouter.Answer) async {
        guard let download = machine.queue[id]?.download else { return answer.give(.failure(.notFound(id))) }
        let reply = DownloadReply.download(download, isNew: isNew)
        pendingAnswers.append(PendingAnswer(answer: answer, reply: reply, condition: .committed))
    }

    /// Commits, then tells, then has the workers act: never another order.
    private mutating func perform(_ actions: [SchedulerAction]) async {
        backlog += actions
        // A worker must be able to stop even while the store cannot be written.
        for case .stop(let id, let generation) in backlog { parts.pool.stop(id, generation: generation) }
        let changes = backlog.compactMap { action -> StoreChange? in
            guard case .commit(let change) = action else { return nil }
            return change
        }
        do {
            let begin = parts.clock.now()
            try await parts.repository.commit(changes, at: timestamp)
            if !changes.isEmpty { commits.add(parts.clock.now() - begin) }
        } catch {
            parts.warnOfStore(error)
            return
        }
        let due = backlog
        backlog = []
        for change in changes { tell(change) }
        for action in due { await carryOut(action) }
        answerSettled()
    }

    private func carryOut(_ action: SchedulerAction) async {
        switch action {
        case .commit, .stop: break
        case .forget(let id): await forget(id)
        case .order(let order): await parts.pool.submit(order)
        case .setBandwidth(let limit): parts.configuration.setBandwidth(limit)
        case .warn(let warning): parts.bus.publish(.warning(warning))
        }
    }

    /// A row that stays is `removed` and deleted again by the next start.
    private func forget(_ id: DownloadID) async {
        do {
            try await parts.repository.delete([id])
        } catch {
            parts.warnOfStore(error)
        }
    }

    private func tell(_ change: StoreChange) {
        let download = change.stored.download
        guard change.isTransition else { return parts.bus.publish(.downloadChanged(download)) }
        parts.logger.debug(
            "state",
            metadata: [
                "id": "\(download.id)", "from": "\(change.from?.name ?? "-")", "to": "\(download.state.name)",
                "cause": "\(download.failure?.cause ?? "-")",
            ])
        parts.bus.publish(.statusChanged(.init(from: change.from, download: download)))
    }

    private mutating func answerSettled() {
        for snapshot in pendingSnapshots { snapshot.give(downloads()) }
        pendingSnapshots = []
        pendingAnswers.removeAll { pending in
            guard pending.condition.holds(in: machine) else { return false }
            pending.answer.give(.success(pending.reply))
            return true
        }
    }

    private func downloads() -> [Download] {
        machine.queue.ordered.compactMap { entry in
            guard entry.state != .removed else { return nil }
            var download = entry.download
            if let latest = parts.hub.latest(of: entry.id) { download.progress = latest }
            return download
        }
    }

    private var health: RuntimeHealth {
        var health = machine.health
        health.disk = parts.hub.disk
        health.disk.commits = commits.figures
        health.disk.publications = parts.pool.publications.figures
        health.events = parts.bus.figures
        health.slowest = parts.hub.slowest(5).compactMap { frame in
            guard let download = machine.queue[frame.id]?.download else { return nil }
            return RuntimeHealth.SlowTask(
                id: frame.id, title: download.request.item.title, host: download.request.stream.address.host,
                downloaded: frame.progress.downloaded, total: frame.progress.total,
                speed: frame.progress.smoothedSpeed, secondsWithoutProgress: frame.withoutProgress.seconds)
        }
        return health
    }

    /// Does what is due by now.
    private mutating func tick() async {
        let now = parts.clock.now()
        var observations: [DownloadID: DiskObservation] = [:]
        if now - lastObservation >= machine.policy.observationInterval {
            observations = machine.observed.mapValues(observe)
            lastObservation = now
        }
        let isTimeDue = machine.nextDeadline.map { $0 <= timestamp } ?? false
        let actions =
            isTimeDue || !observations.isEmpty ? machine.advance(to: timestamp, observations: observations) : []
        if !actions.isEmpty || (!backlog.isEmpty && now - lastTick >= Self.tickInterval) { await perform(actions) }
        publishFigures(at: now)
    }

    private mutating func publishFigures(at now: Duration) {
        let isActive = !parts.hub.isIdle
        guard isActive != wasActive || (now - lastTick >= Self.tickInterval && (isActive || !backlog.isEmpty)) else {
            return
        }
        lastTick = now
        wasActive = isActive
        parts.hub.tick()
        let queued = machine.queue.readyCount
        parts.bus.publish(.metrics(parts.hub.metrics(queued: queued)))
    }

    private func observe(_ path: String) -> DiskObservation {
        let folder = FilePath.parent(of: path)
        return DiskObservation(
            freeSpace: parts.configuration.freeSpace(folder), allocated: Disk.allocatedBytes(at: path),
            folderExists: Disk.exists(folder))
    }

    /// When the loop has something to do by itself; nil while only inputs can change anything.
    private var wakeTime: Duration? {
        let now = parts.clock.now()
        var times: [Duration] = [closeDeadline].compactMap(\.self)
        if let deadline = machine.nextDeadline {
            // The time of day may jump, so nobody sleeps through a whole long wait.
            times.append(now + min(max(.zero, timestamp.duration(to: deadline)), .seconds(30)))
        }
        if !machine.observed.isEmpty { times.append(lastObservation + machine.policy.observationInterval) }
        if !parts.hub.isIdle || wasActive || !backlog.isEmpty { times.append(lastTick + Self.tickInterval) }
        return times.min()
    }

    /// How often figures are told while something runs.
    private static let tickInterval = Duration.seconds(1)

    private func end() {
        for pending in pendingAnswers { pending.answer.give(.failure(.stopped)) }
        for snapshot in pendingSnapshots { snapshot.give(downloads()) }
    }

    private var timestamp: Timestamp { parts.clock.timestamp() }
}
