import Glibc
import Logging
import MediaModel
import Synchronization
import Transfer

/// The third stage: does what the scheduler decided, each order in a task of its own, and reports.
///
/// `+Fetching` is how downloads get their bytes, `+Files` what happens to their files.
final class WorkerPool: Sendable {
    /// A try that was ordered and has not reported its end.
    struct Post {
        var generation: Int
        let allowance: DownloadAllowance
        /// Asks whoever is at work to return; nil when nobody is yet.
        var stop: (@Sendable () -> Void)?
        var isStopping = false
    }

    struct State {
        var posts: [DownloadID: Post] = [:]
        var line = ReadyLine()
        /// Places that were left to the scheduler since the start, because nobody was in the line.
        var placesLeft = 0
        /// How many of these were taken again.
        var placesRetaken = 0
    }

    /// What the pool's loop has somebody do.
    enum Errand: Sendable {
        case order(WorkOrder)
        /// Open the part files of offers, whose places in the line have these numbers.
        case prepare([WorkOffer], Range<Int>)
        /// Go on with a download that has its place already.
        case goOn(ReadyLine.Place)
    }

    let configuration: DownloadRuntimeConfiguration
    let factory: any DownloaderFactory
    let ledger: any ChunkLedger
    let hub: ProgressHub
    let bus: EventBus
    let inbox: BoundedMailbox<SchedulerInput>
    let clock: RuntimeClock
    let logger: Logger
    /// How long finished files took to get their names.
    let publications = LatencyMeter()
    let state = Mutex(State())
    /// Bounded; the scheduler waits when the pool's loop is behind, which only hands orders on.
    private let orders = BoundedMailbox<Errand>(capacity: 64)

    init(
        configuration: DownloadRuntimeConfiguration, factory: any DownloaderFactory, ledger: any ChunkLedger,
        hub: ProgressHub, bus: EventBus, inbox: BoundedMailbox<SchedulerInput>, clock: RuntimeClock,
        logger: Logger
    ) {
        self.configuration = configuration
        self.factory = factory
        self.ledger = ledger
        self.hub = hub
        self.bus = bus
        self.inbox = inbox
        self.clock = clock
        self.logger = logger
    }

    /// Carries out orders until `finish()`, then waits for the workers that are left.
    func run() async {
        await withDiscardingTaskGroup { group in
            while case .elements(let errands) = await orders.receive() {
                let small = errands.compactMap(Self.smallPublication)
                if !small.isEmpty { group.addTask { await self.publish(small) } }
                for errand in errands where Self.smallPublication(errand) == nil {
                    group.addTask { await self.run(errand) }
                }
            }
            if Task.isCancelled { stopAll() }
        }
    }

    /// Takes an order; `placesSeen` are the places left so far that the scheduler knew of when it gave it.
    func submit(_ order: WorkOrder, placesSeen: Int) async {
        switch order {
        case .fetch(let ticket): state.withLock { $0.posts[ticket.id] = makePost(ticket) }
        case .offer(let offers): return await submit(offers, placesSeen: placesSeen)
        case .publish, .delete, .saveArtwork: break
        }
        _ = await orders.send(.order(order))
    }

    private func submit(_ offers: [WorkOffer], placesSeen: Int) async {
        let (begun, numbers) = take(offers, placesSeen: placesSeen)
        for place in begun { _ = await orders.send(.goOn(place)) }
        _ = await orders.send(.prepare(offers, numbers))
    }

    /// Takes back what was offered and not begun.
    ///
    /// What was begun is in the mailbox of reports when this returns.
    func withdrawOffers() {
        let places = state.withLock { $0.line.takeAll() }
        for place in places { place.file?.letGo() }
    }

    /// Tells a worker what it may use from now on.
    func allow(_ allowance: WorkAllowance, to id: DownloadID, generation: Int) {
        let post = state.withLock { $0.posts[id] }
        guard let post, post.generation == generation else { return }
        Self.apply(allowance, to: post.allowance)
    }

    /// Asks a worker to return; from any thread, any number of times.
    func stop(_ id: DownloadID, generation: Int) {
        let stop = state.withLock { state -> (@Sendable () -> Void)? in
            guard state.posts[id]?.generation == generation else { return nil }
            state.posts[id]?.isStopping = true
            return state.posts[id]?.stop
        }
        stop?()
    }

    func stopAll() {
        let stops = state.withLock { state in
            for id in state.posts.keys { state.posts[id]?.isStopping = true }
            _ = state.line.takeAll()
            return state.posts.values.compactMap(\.stop)
        }
        for stop in stops { stop() }
    }

    /// Takes no more orders.
    func finish() {
        orders.finish()
    }

    private static func smallPublication(_ errand: Errand) -> Publication? {
        guard case .order(.publish(let ticket, let file)) = errand else { return nil }
        let publication = Publication(ticket: ticket, file: file)
        return publication.isSmall ? publication : nil
    }

    private func run(_ errand: Errand) async {
        switch errand {
        case .order(let order): await perform(order)
        case .prepare(let offers, let numbers): await prepare(offers, numbers)
        case .goOn(let place): await goOn(from: place)
        }
    }

    private func perform(_ order: WorkOrder) async {
        switch order {
        case .fetch(let ticket): await fetch(ticket)
        case .offer: preconditionFailure("offers go into the line")
        case .publish(let ticket, let file): await publish(Publication(ticket: ticket, file: file))
        case .delete(let ticket): await delete(ticket)
        case .saveArtwork(let download): await saveArtwork(of: download)
        }
    }

    /// The post exists before the worker does, so that a stop in between is not lost.
    func makePost(_ ticket: WorkTicket) -> Post {
        let allowance = DownloadAllowance { [inbox] host in
            // A full mailbox loses the hint; the host will repeat it.
            _ = inbox.offer(.throttle(host: host))
        }
        return Post(generation: ticket.generation, allowance: allowance)
    }

    static func apply(_ allowance: WorkAllowance, to post: DownloadAllowance) {
        post.setMaximumConnections(allowance.connections)
        post.limiter.setLimit(allowance.rateLimit)
    }

    func report(_ news: WorkerReport.News, of ticket: WorkTicket) {
        // A try has few reports, so the places for tries bound them.
        inbox.add(.report(ticket.report(news)))
    }
}
