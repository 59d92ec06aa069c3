import Manifests
import MediaModel

/// Decides which segments are fetched next, over how many connections, and what a failure means: pure, without clock,
/// network or file.
///
/// Read `next`, then `delivered`, `appended` and `failed`.
struct FetchQueue: Sendable {
    typealias UnitID = Int

    /// Why a unit did not arrive.
    enum Fault: Hashable, Sendable {
        /// The connection, or the server for the moment.
        case transient
        /// 429 or 503: fewer connections from now on; the earliest time of another try.
        case throttled(notBefore: Duration?)
        /// 404 and the like.
        case missing
        /// 401, 403, 410: a new manifest may help.
        case expired
        /// The bytes are not media, or broken.
        case damaged
    }

    /// What is to be done about it.
    enum Verdict: Hashable, Sendable {
        /// It comes again by itself.
        case retry
        /// The manifest is to be fetched again; the unit comes again after `refreshed`.
        case refresh
        /// This one cannot be had; the others are fetched all the same.
        case broken
        /// There is no point in going on.
        case giveUp
    }

    /// Every limit.
    struct Configuration: Sendable {
        /// Connections at the start.
        ///
        /// The default is 4; each delivered unit adds one.
        var firstConnections = 4
        /// The most connections of one download.
        ///
        /// The default is 16.
        var maximumConnections = 16
        /// Units of a lane that may be fetched before their turn to be written has come.
        ///
        /// The default is 48.
        var lookahead = 48
        /// Tries of a unit.
        ///
        /// The default is 5.
        var tries = 5
        /// Tries of a unit at each address that says it is not there.
        ///
        /// The default is 2.
        var triesWhenMissing = 2
        /// The wait before the second try; it doubles with every further one.
        ///
        /// The default is half a second, at most 8 s.
        var backoff = Duration.milliseconds(500)
        var longestBackoff = Duration.seconds(8)
        /// Units that may be broken before the download gives up.
        ///
        /// The default is 8.
        var brokenLimit = 8
        /// How long a host stays at its cap before it gets one more connection.
        ///
        /// The default is 30 s.
        var recovery = Duration.seconds(30)

        init() {}
    }

    private struct Flight {
        var unit: FetchUnit
        var host: String
    }

    private struct Waiting {
        var unit: FetchUnit
        var notBefore: Duration
    }

    private struct LaneState {
        /// The next segment that nobody has asked for.
        var next = 0
        /// The next segment to be written.
        var turn = 0
        /// Units that are asked for or held and not yet written.
        var ahead = 0
    }

    private struct HostState {
        var cap: Int
        var changedAt: Duration
        var notBefore = Duration.zero
    }

    private let configuration: Configuration
    private(set) var lanes: [Lane]
    private var states: [LaneState]
    private var flights: [UnitID: Flight] = [:]
    private var waiting: [Waiting] = []
    private var tries: [FetchUnit: Int] = [:]
    private var hosts: [String: HostState] = [:]
    private var nextID = 0
    private var hasRefreshed = false
    private var isRefreshing = false
    /// Tries in a row, over all units, that brought nothing.
    private var barrenTries = 0
    /// How many connections may be open.
    private(set) var window: Int
    /// Units that cannot be had.
    private(set) var broken: [FetchUnit] = []
    /// Set when so much is held that only what can be written at once is fetched.
    var isHolding = false

    /// Starts at segments that are to be written next; those before are there already.
    init(lanes: [Lane], configuration: Configuration = Configuration()) {
        self.configuration = configuration
        self.lanes = lanes
        states = lanes.map { _ in LaneState() }
        window = configuration.firstConnections
    }

    var inFlight: Int { flights.count }

    /// Whether every segment was handed out and written, or is broken.
    var isDone: Bool {
        flights.isEmpty && waiting.isEmpty
            && lanes.indices.allSatisfy { states[$0].next >= lanes[$0].count && states[$0].ahead == 0 }
    }

    /// The next segment of a lane to be written.
    func turn(of lane: Int) -> Int { states[lane].turn }

    /// Leaves out what is there already, from the lane's next segment on.
    mutating func skip(_ lane: Int, to index: Int) {
        states[lane].next = max(states[lane].next, index)
        states[lane].turn = max(states[lane].turn, index)
    }

    /// The next unit to fetch and its address; nil when there is nothing to do at the moment.
    mutating func next(now: Duration) -> (id: UnitID, unit: FetchUnit, address: String)? {
        guard !isRefreshing else { return nil }
        recover(now: now)
        return nextRetry(now: now) ?? nextFresh(now: now)
    }

    /// A unit has arrived whole.
    mutating func delivered(_ id: UnitID) {
        guard let flight = flights.removeValue(forKey: id) else { return }
        tries[flight.unit] = nil
        barrenTries = 0
        window = min(window + 1, configuration.maximumConnections)
    }

    /// A unit, delivered or broken, needs no place any more.
    mutating func written(_ unit: FetchUnit) {
        states[unit.lane].turn = max(states[unit.lane].turn, unit.segments.upperBound)
        states[unit.lane].ahead -= 1
    }

    /// A unit in flight was stopped by us.
    mutating func stopped(_ id: UnitID, now: Duration) {
        guard let flight = flights.removeValue(forKey: id) else { return }
        waiting.append(Waiting(unit: flight.unit, notBefore: now))
    }

    /// A unit did not arrive; `jitter` is a random number from 0 to 1.
    mutating func failed(_ id: UnitID, _ fault: Fault, now: Duration, jitter: Double) -> Verdict {
        guard let flight = flights.removeValue(forKey: id) else { return .retry }
        let unit = flight.unit
        let count = tries[unit, default: 0] + 1
        tries[unit] = count
        barrenTries += 1
        if case .throttled(let notBefore) = fault { throttle(flight.host, notBefore: notBefore, now: now) }
        if fault == .expired, !hasRefreshed {
            waiting.append(Waiting(unit: unit, notBefore: now))
            isRefreshing = true
            hasRefreshed = true
            return .refresh
        }
        guard count < limit(of: fault, unit) else { return end(unit, fault) }
        var delay = configuration.backoff * (1 << min(count - 1, 10))
        delay = min(delay, configuration.longestBackoff) * (0.5 + jitter / 2)
        // Another address may answer at once.
        if unit.addresses.count > 1, count < unit.addresses.count { delay = .zero }
        waiting.append(Waiting(unit: unit, notBefore: now + delay))
        return .retry
    }

    /// The manifest was fetched again: what waits has new addresses.
    ///
    /// Segments are found by their sequence.
    mutating func refreshed(_ fresh: [Lane]) {
        isRefreshing = false
        guard fresh.count == lanes.count else { return }
        for index in lanes.indices where fresh[index].count == lanes[index].count { lanes[index] = fresh[index] }
        for index in waiting.indices {
            let unit = waiting[index].unit
            let renewed = FetchUnit.starting(at: unit.segments.lowerBound, of: lanes[unit.lane], number: unit.lane)
            if renewed.segments == unit.segments { waiting[index].unit = renewed }
            tries[waiting[index].unit] = 0
        }
    }

    /// When something that waits may be fetched; nil when nothing waits.
    var nextTime: Duration? { waiting.map(\.notBefore).min() }

    // MARK: Choice

    private mutating func nextRetry(now: Duration) -> (UnitID, FetchUnit, String)? {
        let due = waiting.indices.filter { waiting[$0].notBefore <= now }
        for index in due.sorted(by: { waiting[$0].unit.start < waiting[$1].unit.start }) {
            let unit = waiting[index].unit
            let address = unit.addresses[tries[unit, default: 0] % unit.addresses.count]
            guard mayOpen(Self.host(of: address), now: now, isUrgent: isTurn(unit)) else { continue }
            waiting.remove(at: index)
            return open(unit, address)
        }
        return nil
    }

    private mutating func nextFresh(now: Duration) -> (UnitID, FetchUnit, String)? {
        var best: (lane: Int, start: Double)?
        for index in lanes.indices where hasRoom(index) {
            // Subtitles are small, and the merge waits for them.
            let start = lanes[index].kind == .subtitles ? -1 : lanes[index][states[index].next].start
            if best.map({ start < $0.start }) ?? true { best = (index, start) }
        }
        guard let lane = best?.lane else { return nil }
        let unit = FetchUnit.starting(at: states[lane].next, of: lanes[lane], number: lane)
        let address = unit.addresses[0]
        guard mayOpen(Self.host(of: address), now: now, isUrgent: isTurn(unit)) else { return nil }
        states[lane].next = unit.segments.upperBound
        states[lane].ahead += 1
        return open(unit, address)
    }

    private func hasRoom(_ lane: Int) -> Bool {
        let state = states[lane]
        guard state.next < lanes[lane].count, state.ahead < configuration.lookahead else { return false }
        return !isHolding || state.ahead == 0
    }

    private func isTurn(_ unit: FetchUnit) -> Bool { states[unit.lane].turn >= unit.segments.lowerBound }

    private mutating func open(_ unit: FetchUnit, _ address: String) -> (UnitID, FetchUnit, String) {
        nextID += 1
        flights[nextID] = Flight(unit: unit, host: Self.host(of: address))
        return (nextID, unit, address)
    }

    private func mayOpen(_ host: String, now: Duration, isUrgent: Bool) -> Bool {
        guard flights.count < window, !isHolding || isUrgent else { return false }
        guard let state = hosts[host] else { return true }
        return now >= state.notBefore && flights.values.count { $0.host == host } < state.cap
    }

    // MARK: Failures

    private func limit(of fault: Fault, _ unit: FetchUnit) -> Int {
        switch fault {
        case .transient, .throttled: max(configuration.tries, unit.addresses.count)
        case .missing: configuration.triesWhenMissing * unit.addresses.count
        case .expired: unit.addresses.count
        case .damaged: max(configuration.triesWhenMissing, unit.addresses.count)
        }
    }

    private mutating func end(_ unit: FetchUnit, _ fault: Fault) -> Verdict {
        broken.append(unit)
        broken.sort { ($0.lane, $0.segments.lowerBound) < ($1.lane, $1.segments.lowerBound) }
        // A server that gives nothing any more will not give the rest, either.
        let isHopeless =
            fault == .expired || fault != .missing && fault != .damaged && barrenTries > 2 * configuration.tries
        return isHopeless || broken.count > configuration.brokenLimit ? .giveUp : .broken
    }

    private mutating func throttle(_ host: String, notBefore: Duration?, now: Duration) {
        let open = flights.values.count { $0.host == host } + 1
        let cap = hosts[host]?.cap ?? max(open, 2)
        // Answers to requests of one moment count once.
        if let state = hosts[host], now - state.changedAt < .seconds(1) {
            hosts[host]?.notBefore = max(state.notBefore, notBefore ?? .zero)
            return
        }
        hosts[host] = HostState(cap: max(1, cap / 2), changedAt: now, notBefore: notBefore ?? .zero)
    }

    private mutating func recover(now: Duration) {
        for (host, state) in hosts where now - state.changedAt >= configuration.recovery {
            hosts[host]?.cap += 1
            hosts[host]?.changedAt = now
            if state.cap + 1 >= configuration.maximumConnections { hosts[host] = nil }
        }
    }

    /// The host and port of an absolute address.
    static func host(of address: String) -> String {
        let rest = address.utf8.drop { $0 != UInt8(ascii: "/") }.dropFirst(2)
        return String(decoding: rest.prefix { ![UInt8(ascii: "/"), UInt8(ascii: "?")].contains($0) }, as: UTF8.self)
    }
}
