import Manifests
import MediaModel
import Transfer

/// One try of a segmented download: connects the queue, the transfers, the stream files, the ledger and the merge.
///
/// All of it runs in the task of `run()`; transfers report through its group. Read `run`, then `fetch`, then the
/// aspects: `+Resume` (what is there already), `+Fetching`, `+Beginnings`, `+Writing`, `+Marks` and `+Merging`.
final class SegmentedSession {
    /// How a fetch ended.
    enum Ending {
        case finished
        case stopped
        case failed(DownloadFailure)
    }

    /// A unit on its way.
    struct Connection {
        let unit: FetchUnit
        let transfer: FileTransfer
        let body: SegmentBody
        let head: SegmentHead
        let judge: SegmentAnswerJudge
        /// The version of which the beginning is there, when only the rest is fetched.
        var resumed: ResourceVersion?
        /// Transfers that fetch parts of it at its end.
        var helpers: [FileTransfer] = []
        /// When each of its transfers began.
        var beginnings: [ObjectIdentifier: Duration]
        /// How far each of them was when something new was last seen of it.
        var sightings: [ObjectIdentifier: (received: Int64, time: Duration)] = [:]
        /// How often one of them was replaced because it was silent; the next one may be silent for twice as long.
        var replacements = 0
        /// Transfers that have not ended.
        var openParts = 1
        var hasMainEnded = false
        /// Why one of them brought less than it should; then the unit has to come again.
        var flaw: FileTransfer.Ending?
    }

    /// A unit that waits for its turn to be written.
    struct Held {
        let unit: FetchUnit
        /// Nil for what was declared missing, and for what cannot be had.
        let body: SegmentBody?
    }

    /// A unit of which the beginning came, or all of it in an earlier try, or only its length.
    struct Begun {
        let unit: FetchUnit
        let body: SegmentBody
        let version: ResourceVersion?
    }

    let task: SegmentedTask
    let signal: StopSignal
    let report: @Sendable (DownloadProgress) -> Void
    let budget: MemoryBudget
    let scratch = ScratchMemory()
    let spareFiles: SpareFiles
    var queue: FetchQueue
    var writers: [LaneWriter] = []
    var shelf = DocumentShelf()
    var connections: [FetchQueue.UnitID: Connection] = [:]
    /// By lane and first segment.
    var held: [[Int: Held]] = []
    /// By lane and first segment: what nobody fetches at the moment.
    var begun: [[Int: Begun]] = []
    var isRefreshing = false
    /// Why nothing new can be asked for, because the manifest has expired, too; what is on its way still comes.
    var expiry: DownloadFailure?
    /// Whether the server gives parts of segments, as far as anybody knows.
    var isHelpUseful = true
    let answerTimes = AnswerTimes()
    /// Whether nothing is left to begin, so that those who are done could help.
    var isAtTail = false
    /// Subtitles that lie beside the stream; nil until they came, or did not.
    var besides: SubtitleFetch.Result?
    /// The languages or names of subtitles of which nothing could be had.
    var missingSubtitles: [String] = []
    /// Lanes of words that nobody could read, because their key or initialization did not come.
    var unreadable: Set<Int> = []
    /// Set once: the reason to end the current fetch.
    var ending: Ending?
    /// Why the first unit that cannot be had did not come.
    var breakage: DownloadFailure?
    var marks: Marks
    var merge: PartMerge?
    /// An ffmpeg that was started before it was known what exactly it has to do.
    var early: EarlyMerge?
    /// Whether ffmpeg is not to be started before everything is there.
    var isMergeLate = false
    /// Parts that are merged and whose stream files are gone.
    var merged: [SegmentMarks.MergedPart] = []
    /// Seconds of holes that single lanes have within a part, by the lane's number.
    var holes: [Int: Double] = [:]
    var nextFile = 0
    /// The last segment that came of each lane, by the lane's name.
    var witnesses: [String: SegmentWitness] = [:]
    /// What the user should know of a finished download.
    var remarks: [String] = []

    init(_ task: SegmentedTask, signal: StopSignal, report: @escaping @Sendable (DownloadProgress) -> Void) {
        self.task = task
        self.signal = signal
        self.report = report
        budget = MemoryBudget(task.configuration.memory)
        spareFiles = SpareFiles(folder: FilePath.parent(of: task.file.path))
        queue = FetchQueue(lanes: [], limits: task.configuration.limits)
        marks = Marks(configuration: task.configuration, written: 0, arrived: 0, now: task.configuration.clock.now())
    }

    var clock: RuntimeClock { task.configuration.clock }
    /// For what the try cannot go on without.
    var ledger: PatientLedger { PatientLedger(ledger: task.ledger, clock: clock, signal: signal) }
    var lanes: [Lane] { queue.lanes }

    /// Fetches what is missing and merges it.
    func run() async -> DownloadOutcome {
        do {
            if let finished = try await finishedEarlier() { return finished }
            let plan = try await task.loadPlan(task.request, task.cookies)
            if signal.isRaised { return .stopped }
            missingSubtitles = plan.missingSubtitles
            try await openAndResume(plan)
            return try await fetchAndMerge()
        } catch let failure as DownloadFailure {
            return signal.isRaised ? .stopped : .failed(failure)
        } catch is PatientLedger.Stopped {
            merge?.cancel()
            return .stopped
        } catch {
            return .failed(ProgressiveSession.internalFailure(error))
        }
    }

    private func fetchAndMerge() async throws -> DownloadOutcome {
        switch await fetch() {
        case .finished: break
        case .stopped:
            merge?.cancel()
            try await commit()
            reportCommitted()
            return .stopped
        case .failed(let failure):
            merge?.cancel()
            try await commitIfPossible()
            reportCommitted()
            return .failed(failure)
        }
        try await commit()
        if let failure = brokenSegments {
            reportCommitted()
            return .failed(failure)
        }
        return try await mergeAll()
    }

    /// Runs connections until everything is there or something ends it; then no transfer runs any more.
    private func fetch() async -> Ending {
        await withTaskGroup(of: SegmentedEvent.self) { group in
            defer { group.cancelAll() }
            addTick(to: &group)
            fetchSubtitles(&group)
            act(&group)
            while ending == nil || !connections.isEmpty, let event = await group.next() {
                await handle(event, &group)
                if signal.isRaised, ending == nil { ending = .stopped }
                if ending == nil { act(&group) } else { stopTransfers() }
            }
            return ending ?? .stopped
        }
    }

    private func handle(_ event: SegmentedEvent, _ group: inout TaskGroup<SegmentedEvent>) async {
        switch event {
        case .tick:
            await tick()
            addTick(to: &group)
        case .ended(let id, let ending): noteEnd(id, ending, &group)
        case .helped(let id, let transfer, let ending): noteHelp(id, transfer, ending, &group)
        case .document(let key, let result): noteDocument(key, result, &group)
        case .refreshed(let result): noteRefresh(result, &group)
        case .subtitles(let result): noteSubtitles(result)
        }
    }

    private func addTick(to group: inout TaskGroup<SegmentedEvent>) {
        let (clock, configuration) = (clock, task.configuration)
        let interval =
            isMergeBehind ? configuration.mergeTick : isAtTail ? configuration.tailTick : configuration.tick
        group.addTask {
            // Cancelled only when the group ends.
            try? await clock.sleep(clock.now() + interval)
            return .tick
        }
    }

    /// Sets the reason to end; the first one counts.
    func end(_ ending: Ending) {
        if self.ending == nil { self.ending = ending }
    }

    func stopTransfers() {
        for transfer in connections.values.flatMap(\.running) { task.engine.stop(transfer) }
    }
}
