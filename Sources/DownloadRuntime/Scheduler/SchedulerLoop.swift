import Logging
import MediaModel

/// The second stage's shell: takes inputs one batch after the other, asks the state machine, and carries out what it says.
///
/// Only this loop touches the state machine, so no decision is ever made on half a change. Read `run`, `handle` and
/// `perform`; `+Enqueue`, `+Disks`, `+Figures` and `+Refusal` are what else it does.
struct SchedulerLoop {
    /// A sender whose command is decided and not yet settled.
    struct PendingAnswer {
        var answer: CommandRouter.Answer
        var reply: DownloadReply
        var condition: SettleCondition
        var since: Duration
        /// Whether the store has what was decided, or need not have it.
        var isCommitted = false
    }

    let parts: RuntimeParts
    var machine: SchedulerStateMachine
    let directory: DownloadDirectory
    var names = FreeNames()
    /// How long the store took, and how long commands took to be settled.
    let commits = LatencyMeter()
    let commands = LatencyMeter()
    var pendingAnswers: [PendingAnswer] = []
    /// Downloads that are asked for again while their removal is under way; bounded by `Self.deferredLimit`.
    var deferred: [(request: DownloadRequest, answer: CommandRouter.Answer)] = []
    var pendingSnapshots: [CommandAnswer<[PackedDownload]?>] = []
    /// Decided but not carried out, because the store could not be written.
    private(set) var backlog: [SchedulerAction] = []
    /// What is known of a store that refuses; nil while it works.
    var refusal: StoreRefusal?
    /// Changes of the list that came while the store refused, in their order; bounded by `Self.heldLimit`.
    var held: [HeldCommand] = []
    var lastTick = Duration.zero
    private var lastObservation = Duration.zero
    var wasActive = false
    private var closeDeadline: Duration?
    /// Places of tries that ended well and had no successor, up to the last report.
    private var placesSeen = 0
    /// What came while offers were withdrawn, for the next round; as bounded as the mailbox.
    private var postponed: [SchedulerInput] = []
    private var pace = RoundPace()

    init(parts: RuntimeParts, restored: consuming DownloadQueue) {
        self.parts = parts
        directory = DownloadDirectory(root: parts.configuration.mediaRoot)
        machine = SchedulerStateMachine(
            restoring: restored, policy: parts.configuration.policy,
            seed: parts.configuration.seed ?? UInt64.random(in: 0...UInt64.max),
            calendar: parts.configuration.calendar)
    }

    /// Runs until a `close` input or the task's cancellation.
    mutating func run() async {
        await perform()
        while true {
            switch await nextDelivery() {
            case .elements(let inputs): await handle(inputs)
            case .finished: return await end()
            case .cancelled, nil: break
            }
            if Task.isCancelled { return await end() }
            await tick()
            if let closeDeadline, machine.isQuiet || parts.clock.now() >= closeDeadline { return await end() }
        }
    }

    /// Waits for inputs, at the latest until something is due; nil when it is.
    private mutating func nextDelivery() async -> BoundedMailbox<SchedulerInput>.Delivery? {
        let inbox = parts.inbox
        // Whoever is about to report does so first: what comes together is committed together.
        await Task.yield()
        if pace.isHasty, machine.hasEnoughOffers, inbox.count < RoundPace.fullRound { RoundPace.gather() }
        let ready = postponed + inbox.drain()
        postponed = []
        if !ready.isEmpty { return .elements(ready) }
        let begin = parts.clock.now()
        let delivery = await nextDelivery(from: inbox)
        pace.noteWait(parts.clock.now() - begin)
        return delivery
    }

    private func nextDelivery(
        from inbox: BoundedMailbox<SchedulerInput>
    ) async -> BoundedMailbox<SchedulerInput>.Delivery? {
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
        var inputs = inputs
        if inputs.contains(where: \.mayChangeTurns) { inputs = withdrawOffers(before: inputs) }
        for input in inputs {
            switch input {
            case .command(let command, let answer): await decide(command, answer: answer)
            case .report(let report): receive(report)
            case .throttle(let host): machine.noteThrottle(of: host, at: timestamp)
            case .snapshot(let answer): pendingSnapshots.append(answer)
            case .health(let answer): answer.give(health)
            case .close: close()
            }
        }
        await perform()
    }

    private mutating func receive(_ report: WorkerReport) {
        if report.leavesPlace { placesSeen += 1 }
        if case .ended(.finished, _) = report.news { pace.noteEnd() }
        machine.receive(report, at: timestamp)
    }

    /// Takes back what workers have not begun, and takes in what they have done up to now.
    ///
    /// - Returns: the inputs that are left; what workers did counts as before them.
    private mutating func withdrawOffers(before inputs: [SchedulerInput] = []) -> [SchedulerInput] {
        guard !machine.queue.offered.isEmpty else { return inputs }
        parts.pool.withdrawOffers()
        var others: [SchedulerInput] = []
        for input in inputs + parts.inbox.drain() {
            if case .report(let report) = input { receive(report) } else { others.append(input) }
        }
        // Those that the store held back never came to the workers.
        backlog.removeAll(where: \.isOffer)
        machine.withdrawOffers()
        return others
    }

    private mutating func close() {
        guard closeDeadline == nil else { return }
        closeDeadline = parts.clock.now() + parts.configuration.shutdownDeadline
        machine.close(at: timestamp)
    }

    private mutating func decide(_ command: DownloadCommand, answer: CommandRouter.Answer) async {
        guard closeDeadline == nil else { return answer.give(.failure(.stopped)) }
        if holdBack(command, answer: answer) { return }
        switch command {
        case .enqueue(let request): await enqueue(request, answer: answer)
        case .enqueueAll(let requests, let paused): await enqueue(requests, paused: paused, answer: answer)
        case .adopt(let request, let path): await adopt(request, path: path, answer: answer)
        default: apply(command, answer: answer)
        }
    }

    private mutating func apply(_ command: DownloadCommand, answer: CommandRouter.Answer) {
        do throws(DownloadCommandError) {
            try machine.apply(command, at: timestamp)
            settle(
                answer, reply: .done, condition: SettleCondition(command), isCommitted: !command.changesTheList)
        } catch {
            answer.give(.failure(error))
        }
    }

    /// Keeps an answer back until its condition holds.
    ///
    /// `isCommitted` when the store need not hear of it; the default is false.
    mutating func settle(
        _ answer: CommandRouter.Answer, reply: DownloadReply, condition: SettleCondition, isCommitted: Bool = false
    ) {
        pendingAnswers.append(
            PendingAnswer(
                answer: answer, reply: reply, condition: condition, since: parts.clock.now(),
                isCommitted: isCommitted))
    }

    /// Settles, commits, then tells, then has the workers act: never another order.
    private mutating func perform() async {
        settleMachine()
        repeat {
            // A worker must be able to stop even while the store cannot be written.
            for case .stop(let id, let generation) in backlog { parts.pool.stop(id, generation: generation) }
            guard await commitBacklog() else { return await answerMeanwhile() }
            let due = backlog
            backlog = []
            let looks = await carryOut(due)
            for folder in looks { await machine.note(look(at: folder), of: folder, at: timestamp) }
            await resumeDeferred()
            settleMachine()
        } while !backlog.isEmpty
        answerSettled()
        postponed += takeHeld()
    }

    private mutating func settleMachine() {
        machine.mostOffered = pace.isHasty ? parts.configuration.offeredDownloads : 0
        if machine.mustWithdrawOffers { postponed += withdrawOffers() }
        backlog += machine.settle(at: timestamp)
    }

    /// Forgets what was decided for new downloads, and the downloads.
    mutating func takeBack(_ ids: Set<DownloadID>) {
        postponed += withdrawOffers()
        backlog.removeAll { action in action.download.map(ids.contains) ?? false }
        machine.takeBack(ids)
    }

    /// Writes what was decided in one transaction and tells it; false when the store refuses.
    private mutating func commitBacklog() async -> Bool {
        // Whatever comes in, a store that refuses is not asked again at once.
        if let refusal, parts.clock.now() < refusal.nextTry { return false }
        var changes: [StoreChange] = []
        var forgotten: [DownloadID] = []
        for action in backlog {
            switch action {
            case .commit(let change): changes.append(change)
            case .forget(let id): forgotten.append(id)
            default: break
            }
        }
        guard !changes.isEmpty || !forgotten.isEmpty else {
            // Nobody knows whether it works, and nobody has to.
            noteCommitted()
            return true
        }
        do {
            let begin = parts.clock.now()
            try parts.repository.commitHere(changes, forgetting: forgotten, at: timestamp)
            commits.add(parts.clock.now() - begin)
        } catch  where DamagedDatabase.isDamage(error) {
            guard await saveAnew(after: error) else { return false }
        } catch {
            noteRefusal(error)
            return false
        }
        parts.storeWatch.noteWritten()
        noteCommitted()
        parts.bus.publish(changes.map(event(of:)))
        return true
    }

    private mutating func noteCommitted() {
        refusal = nil
        for index in pendingAnswers.indices { pendingAnswers[index].isCommitted = true }
    }

    /// Has the others act; the folders whose disks are to be looked at.
    private func carryOut(_ actions: [SchedulerAction]) async -> [String?] {
        var looks: [String?] = []
        for action in actions {
            switch action {
            case .commit, .forget, .stop: break
            case .order(let order): await parts.pool.submit(order, placesSeen: placesSeen)
            case .allow(let id, let generation, let allowance):
                parts.pool.allow(allowance, to: id, generation: generation)
            case .look(let folder): looks.append(folder)
            case .setBandwidth(let limit): parts.configuration.setBandwidth(limit)
            case .warn(let warning): parts.bus.publish(.warning(warning))
            }
        }
        return looks
    }

    /// What listeners hear of a change that is committed.
    private func event(of change: StoreChange) -> DownloadEvent {
        let download = change.stored.download
        guard change.isTransition else { return .downloadChanged(download) }
        parts.logger.debug(
            "state",
            metadata: [
                "id": "\(download.id)", "from": "\(change.from?.name ?? "-")", "to": "\(download.state.name)",
                "cause": "\(download.failure?.cause ?? "-")",
            ])
        return .statusChanged(.init(from: change.from, download: download))
    }

    private mutating func answerSettled() {
        for snapshot in pendingSnapshots { snapshot.give(downloads()) }
        pendingSnapshots = []
        let now = parts.clock.now()
        pendingAnswers.removeAll { pending in
            guard pending.condition.holds(in: machine) else { return false }
            commands.add(now - pending.since)
            pending.answer.give(.success(pending.reply))
            return true
        }
    }

    func downloads() -> [PackedDownload] {
        machine.queue.packed.map { packed in
            guard let latest = parts.hub.latest(of: packed.id) else { return packed }
            var download = packed.download
            download.progress = latest
            return PackedDownload(download)
        }
    }

    /// Does what is due by now.
    private mutating func tick() async {
        let now = parts.clock.now()
        var observations: [DownloadID: DiskObservation] = [:]
        if now - lastObservation >= machine.policy.observationInterval {
            observations = await lookAtWaiting()
            lastObservation = now
        }
        let isTimeDue = machine.nextDeadline(after: timestamp).map { $0 <= timestamp } ?? false
        let isDue = isTimeDue || !observations.isEmpty || isOverLimit(at: now)
        if isDue { postponed += withdrawOffers() }
        if isDue { machine.advance(to: timestamp, observations: observations) }
        let isOvertaken = hasOvertakenAFailure(at: now)
        if isDue || isOvertaken || refusal.map({ now >= $0.nextTry }) ?? false { await perform() }
        publishFigures(at: now)
    }

    /// When the loop has something to do by itself; nil while only inputs can change anything.
    private var wakeTime: Duration? {
        let now = parts.clock.now()
        var times: [Duration] = [closeDeadline, refusal?.nextTry].compactMap(\.self)
        if let deadline = machine.nextDeadline(after: timestamp) {
            // The time of day may jump, so nobody sleeps through a whole long wait.
            times.append(now + min(max(.zero, timestamp.duration(to: deadline)), .seconds(30)))
        }
        if machine.isWaitingForADisk { times.append(lastObservation + machine.policy.observationInterval) }
        if !parts.hub.isIdle || wasActive || !backlog.isEmpty { times.append(lastTick + Self.tickInterval) }
        return times.min()
    }

    /// How often figures are told while something runs.
    static let tickInterval = Duration.seconds(1)
    /// Removals that are waited for at once; a request beyond them gets a name of its own.
    static let deferredLimit = 64

    private mutating func end() async {
        // There is no later: what the store takes now need not be found out at the next start.
        if refusal != nil {
            refusal?.hurry()
            _ = await commitBacklog()
        }
        for waiting in held { waiting.answer.give(.failure(.stopped)) }
        for input in postponed { input.refuse() }
        for pending in pendingAnswers { pending.answer.give(.failure(.stopped)) }
        for waiting in deferred { waiting.answer.give(.failure(.stopped)) }
        for snapshot in pendingSnapshots { snapshot.give(downloads()) }
    }

    var timestamp: Timestamp { parts.clock.timestamp() }
}
