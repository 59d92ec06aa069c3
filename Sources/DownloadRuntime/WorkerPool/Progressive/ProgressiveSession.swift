import MediaModel
import Transfer

/// One try of a progressive download: connects the plan, the transfers, the file and the ledger.
///
/// All of it runs in the task of `run()`; transfers report through its inbox. Read `run`, then `fetch`, then the
/// aspects: `+Resume` (what is there already), `+Connections`, `+Answers` and `+Marks`.
final class ProgressiveSession {
    /// How a fetch ended.
    enum Ending {
        case finished
        case stopped
        case failed(DownloadFailure)
        /// The bytes so far are of another version: all of it again.
        case startOver(StartOver)
    }

    /// Why everything is fetched again, and how.
    enum StartOver {
        /// Another version; only once in a try. One connection takes it all: hosts behind one name may have tags of
        /// their own, some make one for each answer, and one body is always one version.
        case changed
        case withoutRanges
        /// What is there is of no use at the address that is asked now.
        case elsewhere
    }

    let task: ProgressiveTask
    let signal: StopSignal
    let report: @Sendable (DownloadProgress) -> Void
    var plan: RangePlan
    var addresses: AddressBook
    /// The version whose bytes are in the file; nil until an answer was accepted.
    var resource: ResumeState.Resource?
    /// The entity tag of that version at each host.
    var tags: [String: String] = [:]
    /// Where else the same bytes were found, as `AnswerJudge.place` names it.
    var proven: Set<String> = []
    /// The failure that the last turn to another address got away from.
    var escaped: DownloadFailure?
    /// Why the file of an address before the current one was none to keep.
    var otherFile: DownloadFailure?
    /// What had arrived at that time.
    var receivedAtTurn: Int64 = 0
    /// Bytes of the file that are fetched again to be compared.
    var overlaps: [Range<Int64>] = []
    /// What was missing in the file although it had been written, and was fetched again.
    var refetched: [Range<Int64>] = []
    var asksWithRange = true
    /// Whole bodies in a row that came in place of parts.
    var rangeRefusals = 0
    static let mostRangeRefusals = 5
    var asksWithIfRange = true
    /// Transfers that run.
    var transfers: [RangePlan.ChunkID: Connection] = [:]
    /// Set once: the reason to end the current fetch.
    var ending: Ending?
    var growth: ConnectionGrowth
    var marks: Marks
    let inbox = SessionInbox()
    /// Whether a look at the clock is on its way.
    private var awaitsTick = false
    private var restarts: [Bool] = []

    /// A transfer and how its answer is judged.
    struct Connection {
        let transfer: FileTransfer
        let judge: AnswerJudge
        /// What the answer turned out to be; nil before it came.
        let verdict: JudgedAnswer
        /// How often another address had been turned to when it was opened.
        let turns: Int
        var isAnswered = false
    }

    init(_ task: ProgressiveTask, signal: StopSignal, report: @escaping @Sendable (DownloadProgress) -> Void) {
        self.task = task
        self.signal = signal
        self.report = report
        let now = task.configuration.clock.now()
        plan = RangePlan(configuration: task.configuration.plan)
        addresses = AddressBook(
            original: task.request.stream.address, earlier: nil, mirrors: task.request.stream.mirrors)
        growth = ConnectionGrowth(configuration: task.configuration, now: now, received: 0)
        marks = Marks(configuration: task.configuration, written: 0, now: now)
    }

    var clock: RuntimeClock { task.configuration.clock }
    /// For what the try cannot go on without.
    var ledger: PatientLedger { PatientLedger(ledger: task.ledger, clock: clock, signal: signal) }

    /// Fetches what is missing.
    func run() async -> DownloadOutcome {
        do {
            // Not on the transfer thread: a disk that slept takes seconds to open a file.
            let file = try await openAndResume()
            return try await task.engine.runNearby { try await fetchAll(into: file) }
        } catch let failure as DownloadFailure {
            return .failed(failure)
        } catch is PatientLedger.Stopped {
            return .stopped
        } catch {
            return .failed(ProgressiveSession.internalFailure(error))
        }
    }

    private func fetchAll(into file: PartialFileHandle) async throws -> DownloadOutcome {
        while true {
            switch await fetch(into: file) {
            case .finished:
                if try await refetchesHoles(in: file) { continue }
                if let failure = try await checksumMismatch(in: file) {
                    if try await turnsFromOtherFile(failure, file) { continue }
                    return .failed(failure)
                }
                if let failure = try await damage(in: file) { return .failed(failure) }
                try await seal(file)
                return .finished(task.file)
            case .stopped:
                try await commit()
                return .stopped
            case .failed(let failure):
                try await commitIfPossible()
                // The scheduler counts tries without a new byte: it must hear of the last ones.
                reportProgress(now: clock.now())
                return .failed(meaning(of: failure))
            case .startOver(let reason):
                guard mayStartOver(reason) else { return .failed(.resourceChanged) }
                try await startOver(reason, file)
            }
        }
    }

    /// Runs connections until everything is there or something ends it; then no transfer runs any more.
    private func fetch(into file: PartialFileHandle) async -> Ending {
        ending = nil
        defer {
            // Looks and comparisons that this fetch began are none of the next one's business.
            inbox.clear()
            awaitsTick = false
        }
        return await withDiscardingTaskGroup { group in
            defer { group.cancelAll() }
            act(file)
            while ending == nil || !transfers.isEmpty {
                // What is still running after the first look is worth more of them.
                if transfers.isEmpty { addTick(to: &group) }
                for event in await inbox.receive() {
                    await handle(event, &group, file)
                    if signal.isRaised, ending == nil { ending = .stopped }
                    // After each of them: a connection that ended has a successor before another one's refusal counts.
                    if ending == nil { act(file) }
                    if ending != nil { stopTransfers() }
                }
                addTick(to: &group)
            }
            return ending ?? .stopped
        }
    }

    private func handle(
        _ event: ProgressiveEvent, _ group: inout DiscardingTaskGroup, _ file: PartialFileHandle
    ) async {
        switch event {
        case .tick: await noteTick(file)
        case .answered(let id): await noteAnswer(id, file)
        case .ended(let id, let ending): await noteEnd(id, ending, &group, file)
        case .compared(let id, let address, let tag, let isSame):
            noteComparison(id, address, tag: tag, isSame: isSame)
        }
    }

    private func noteTick(_ file: PartialFileHandle) async {
        awaitsTick = false
        await tick(file)
    }

    private func addTick(to group: inout DiscardingTaskGroup) {
        guard !awaitsTick, ending == nil || !transfers.isEmpty else { return }
        awaitsTick = true
        let (clock, interval, inbox) = (clock, task.configuration.tick, inbox)
        group.addTask {
            // Cancelled only when the group ends.
            try? await clock.sleep(clock.now() + interval)
            inbox.add(.tick)
        }
    }

    /// A change is allowed once and so is the loss of ranges; then the server cannot make up its mind.
    ///
    /// The addresses see to it themselves that there is an end of going elsewhere.
    private func mayStartOver(_ reason: StartOver) -> Bool {
        if case .elsewhere = reason { return true }
        let isChange = if case .changed = reason { true } else { false }
        guard !restarts.contains(isChange) else { return false }
        restarts.append(isChange)
        return true
    }

    static func internalFailure(_ error: any Error) -> DownloadFailure {
        DownloadFailure(
            .internalError, sentence: "Something went wrong in Zentrio. Retry the download.", cause: "\(error)")
    }
}
