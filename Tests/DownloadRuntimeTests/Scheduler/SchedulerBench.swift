import DownloadRuntime
import MediaModel
import Testing
import ZentrioTestSupport

/// A state machine with a clock beside it, and what its actions led to so far.
struct SchedulerBench {
    var machine: SchedulerStateMachine
    var now = ManualClock.start
    private(set) var orders: [WorkOrder] = []
    /// The offers that nobody has begun with.
    private(set) var line: [WorkTicket] = []
    private(set) var stops: [DownloadID] = []
    private(set) var warnings: [RuntimeWarning] = []
    private(set) var states: [DownloadID: [String]] = [:]
    private(set) var forgotten: [DownloadID] = []
    private(set) var allowances: [DownloadID: WorkAllowance] = [:]
    private(set) var bandwidths: [ByteCount?] = []
    /// What somebody who looks at a folder's disk sees; other folders are there and have room.
    var disks: [String?: DiskObservation] = [:]

    init(maximumRunning: Int = 2, restoring downloads: [StoredDownload] = [], seed: UInt64 = 1) {
        var queue = DownloadQueue()
        for stored in downloads { queue.restore(stored) }
        machine = SchedulerStateMachine(
            restoring: queue, policy: Self.policy(maximumRunning: maximumRunning), seed: seed,
            calendar: Samples.calendar)
        settle()
    }

    /// The rules of these tests: three tries and no reserve, so that small numbers tell the story.
    static func policy(maximumRunning: Int = 2) -> SchedulerPolicy {
        var policy = SchedulerPolicy()
        policy.limits = DownloadLimits(maximumRunning: maximumRunning)
        policy.retry.maximumTries = 3
        policy.reservedSpace = .zero
        return policy
    }

    @discardableResult
    mutating func add(_ request: DownloadRequest) -> DownloadID {
        machine.enqueue(request, targetPath: "/media/\(request.id)", at: now)
        settle()
        return request.id
    }

    mutating func send(_ command: DownloadCommand) throws {
        withdrawOffers()
        try machine.apply(command, at: now)
        settle()
    }

    mutating func report(
        _ id: DownloadID, _ news: WorkerReport.News, generation: Int? = nil, disk: DiskObservation? = nil
    ) {
        let current = machine.queue[id]?.generation ?? 0
        let report = WorkerReport(id: id, generation: generation ?? current, news: news, disk: disk)
        machine.receive(report, at: now)
        settle()
    }

    /// Ends a try well, and has its worker go on with the first offer, as the pool does.
    ///
    /// - Returns: the ticket with which it goes on; nil when nothing was offered.
    mutating func endGoingOn(_ id: DownloadID, bytes: Int = 4, generation: Int? = nil) -> WorkTicket? {
        let current = machine.queue[id]?.generation ?? 0
        let file = PartialFile(path: "/media/\(id).zentrio-part")
        let news = WorkerReport.News.ended(.finished(file), progress: DownloadProgress(downloaded: ByteCount(bytes)))
        machine.receive(WorkerReport(id: id, generation: generation ?? current, news: news), at: now)
        let next = line.isEmpty ? nil : line.removeFirst()
        if let next {
            machine.receive(WorkerReport(id: next.id, generation: next.generation, news: .started), at: now)
        }
        settle()
        return next
    }

    /// Takes back what nobody has begun with.
    mutating func withdrawOffers() {
        line = []
        machine.withdrawOffers()
    }

    /// Lets the worker of a scheduled download start.
    mutating func run(_ id: DownloadID) { report(id, .started) }

    /// Lets the machine hear how far a download is, as the loop does where a limit depends on it.
    mutating func progress(_ id: DownloadID, downloaded: Int, total: Int?) {
        let progress = DownloadProgress(downloaded: ByteCount(downloaded), total: total.map { ByteCount($0) })
        _ = machine.noteProgress { $0 == id ? progress : nil }
        settle()
    }

    /// Lets the machine hear how far a download is, as the loop does once a second.
    mutating func comeFurther(_ id: DownloadID, downloaded: Int) {
        let progress = DownloadProgress(downloaded: ByteCount(downloaded))
        _ = machine.clearOvertakenFailures { $0 == id ? progress : nil }
        settle()
    }

    /// Ends a try with a number of bytes.
    mutating func end(_ id: DownloadID, _ outcome: DownloadOutcome, bytes: Int = 0) {
        report(id, .ended(outcome, progress: DownloadProgress(downloaded: ByteCount(bytes))))
    }

    /// Fetches and publishes a running download.
    mutating func complete(_ id: DownloadID) {
        end(id, .finished(PartialFile(path: "/media/\(id).zentrio-part")), bytes: 4)
        report(id, .published(path: "/media/\(id)", size: ByteCount(4)))
    }

    mutating func advance(by duration: Duration, observations: [DownloadID: DiskObservation] = [:]) {
        now = now.advanced(by: duration)
        withdrawOffers()
        machine.advance(to: now, observations: observations)
        settle()
    }

    mutating func throttle(_ host: String) {
        withdrawOffers()
        machine.noteThrottle(of: host, at: now)
        settle()
    }

    mutating func close() {
        withdrawOffers()
        machine.close(at: now)
        settle()
    }

    mutating func revive(_ id: DownloadID, as request: DownloadRequest? = nil, fileIsMissing: Bool = false) {
        guard let known = download(id)?.request else { return }
        machine.revive(id, as: request ?? known, fileIsMissing: fileIsMissing)
        settle()
    }

    func state(_ id: DownloadID) -> DownloadState? { machine.queue[id]?.state }
    func download(_ id: DownloadID) -> Download? { machine.queue[id]?.download }

    /// The downloads that were ordered to be fetched, in order.
    var fetched: [DownloadID] {
        orders.compactMap { order in
            guard case .fetch(let ticket) = order else { return nil }
            return ticket.id
        }
    }

    var deletions: [StoredDownload.Cleanup] {
        orders.compactMap { order in
            guard case .delete(let ticket) = order else { return nil }
            return ticket.stored.cleanup
        }
    }

    /// Takes in what the events since the last time lead to.
    private mutating func settle() {
        if machine.mustWithdrawOffers { withdrawOffers() }
        for action in machine.settle(at: now) {
            switch action {
            case .commit(let change): take(change)
            case .forget(let id): forgotten.append(id)
            case .order(.offer(let offers)): line += offers.map(\.ticket)
            case .order(let order): orders.append(order)
            case .stop(let id, _): stops.append(id)
            case .setBandwidth(let limit): bandwidths.append(limit)
            case .allow(let id, _, let allowance): allowances[id] = allowance
            case .look(let folder):
                let seen = disks[folder] ?? DiskObservation(freeSpace: .gibibytes(100), folderExists: true)
                machine.note(seen, of: folder, at: now)
                settle()
            case .warn(let warning): warnings.append(warning)
            }
        }
    }

    private mutating func take(_ change: StoreChange) {
        let next = change.stored.download.state
        if let from = change.from, change.isTransition {
            #expect(from.allows(next), "\(from.name) -> \(next.name)")
        }
        if change.isTransition { states[change.stored.id, default: []].append(next.name) }
    }
}
