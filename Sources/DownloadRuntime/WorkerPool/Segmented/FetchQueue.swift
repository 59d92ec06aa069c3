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
        /// 401, 403, 410: a new manifest may help, again and again as long as each brings something.
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
        /// These words cannot be had; the film is worth having without them.
        case leaveOut
        /// There is no point in going on.
        case giveUp
    }

    private struct Flight {
        var unit: FetchUnit
        var host: String
        /// How often the manifest had been fetched again when it was opened.
        var refreshes: Int
    }

    private struct Waiting {
        var unit: FetchUnit
        var notBefore: Duration
    }

    fileprivate struct LaneState {
        /// What an earlier try wrote: sorted, without overlaps.
        var present: [Range<Int>] = []
        /// The next segment that nobody has asked for.
        var next = 0
        /// The next segment to be written.
        var turn = 0
        /// Units that are asked for or held and not yet written.
        var ahead = 0
        /// Segments of words that were left out.
        var leftOut = 0
        /// Whether words made somebody fetch the manifest again, and none came since.
        var hasRefreshed = false
    }

    private struct HostState {
        var cap: Int
        var changedAt: Duration
        var notBefore = Duration.zero
    }

    private let limits: FetchLimits
    private(set) var lanes: [Lane]
    private var states: [LaneState]
    private var flights: [UnitID: Flight] = [:]
    private var waiting: [Waiting] = []
    private var tries: [FetchUnit: Int] = [:]
    private var hosts: [String: HostState] = [:]
    private var nextID = 0
    /// Whether the manifest was fetched again and nothing came of it yet.
    private var hasRefreshed = false
    private var isRefreshing = false
    private var refreshes = 0
    /// Tries in a row, over all units, that brought nothing.
    private var barrenTries = 0
    /// How many connections may be open.
    private(set) var window: Int
    /// Units that cannot be had.
    private(set) var broken: [FetchUnit] = []
    /// The most connections that the scheduler allows.
    var allowed = Int.max
    /// Connections that fetch parts of units that are in flight.
    var helperCount = 0
    /// Set when so much is held that only what can be written at once is fetched.
    var isHolding = false

    /// Starts at segments that are to be written next; those before are there already.
    init(lanes: [Lane], limits: FetchLimits = FetchLimits()) {
        self.limits = limits
        self.lanes = lanes
        states = lanes.map { _ in LaneState() }
        window = limits.firstConnections
    }

    var inFlight: Int { flights.count }

    /// Whether one more connection may be open.
    private var hasConnection: Bool { flights.count + helperCount < min(window, allowed) }

    /// Whether every segment was handed out and written, or is broken.
    var isDone: Bool {
        flights.isEmpty && waiting.isEmpty
            && lanes.indices.allSatisfy(isComplete)
    }

    /// Whether every segment of a lane was handed out and written, or left out.
    func isComplete(_ lane: Int) -> Bool { states[lane].next >= lanes[lane].count && states[lane].ahead == 0 }

    /// The segments of a lane of words that were left out.
    func leftOut(of lane: Int) -> Int { states[lane].leftOut }

    /// The next segment of a lane to be written.
    func turn(of lane: Int) -> Int { states[lane].turn }

    /// Leaves out what is there already; before anything is fetched.
    mutating func leaveOut(_ present: [Range<Int>], of lane: Int) {
        states[lane].present = present.sorted { $0.lowerBound < $1.lowerBound }
        states[lane].next = states[lane].leap(0)
        states[lane].turn = states[lane].leap(0)
    }

    /// The next unit to fetch and its address; nil when there is nothing to do at the moment.
    mutating func next(now: Duration) -> (id: UnitID, unit: FetchUnit, address: String)? {
        guard !isRefreshing else { return nil }
        recover(now: now)
        guard hasConnection else { return nil }
        return nextRetry(now: now) ?? nextFresh(now: now)
    }

    /// A unit has arrived whole.
    mutating func delivered(_ id: UnitID) {
        guard let flight = flights.removeValue(forKey: id) else { return }
        barrenTries = 0
        states[flight.unit.lane].hasRefreshed = false
        window = min(window + 1, limits.maximumConnections)
    }

    /// A unit, delivered or broken, needs no place any more.
    mutating func written(_ unit: FetchUnit) {
        let turn = max(states[unit.lane].turn, unit.segments.upperBound)
        states[unit.lane].turn = states[unit.lane].leap(turn)
        states[unit.lane].ahead -= 1
        // What links of a few minutes brought is worth new ones: every refresh is paid for with a segment.
        if !isRefreshing { hasRefreshed = false }
    }

    /// A unit arrived, but the rest of it from here on is not what it should be.
    mutating func rejected(
        _ unit: FetchUnit, from index: Int, _ fault: Fault, now: Duration, jitter: Double
    ) -> Verdict {
        guard index > unit.segments.lowerBound else { return judge(unit, fault, now: now, jitter: jitter) }
        let rest = unit.rest(from: index)
        states[unit.lane].turn = max(states[unit.lane].turn, index)
        tries[rest] = tries.removeValue(forKey: unit)
        return judge(rest, fault, now: now, jitter: jitter)
    }

    /// A unit arrived, but there may be more of it: it comes once more, from another address where there is one.
    mutating func doubted(_ unit: FetchUnit, now: Duration) {
        var again = unit
        let used = (tries.removeValue(forKey: unit) ?? 0) % unit.addresses.count
        again.addresses = Array(unit.addresses[(used + 1)...] + unit.addresses[...used])
        let delay = unit.addresses.count > 1 ? .zero : limits.backoff
        waiting.append(Waiting(unit: again, notBefore: now + delay))
    }

    /// More of a unit in flight came and is kept, whatever becomes of the rest: its tries count from here.
    mutating func progressed(_ id: UnitID) {
        guard let flight = flights[id] else { return }
        tries[flight.unit] = nil
        barrenTries = 0
    }

    /// A unit in flight was stopped by us.
    mutating func stopped(_ id: UnitID, now: Duration) {
        guard let flight = flights.removeValue(forKey: id) else { return }
        waiting.append(Waiting(unit: flight.unit, notBefore: now))
    }

    /// A unit did not arrive; `jitter` is a random number from 0 to 1.
    mutating func failed(_ id: UnitID, _ fault: Fault, now: Duration, jitter: Double) -> Verdict {
        guard let flight = flights.removeValue(forKey: id) else { return .retry }
        if fault == .expired, isRefreshing || flight.refreshes < refreshes {
            // It was on its way with an address of before; that others expired, too, is no news.
            waiting.append(Waiting(unit: renewed(flight.unit), notBefore: now))
            return .retry
        }
        if !isWords(flight.unit) { barrenTries += 1 }
        if case .throttled(let notBefore) = fault { throttle(flight.host, notBefore: notBefore, now: now) }
        return judge(flight.unit, fault, now: now, jitter: jitter)
    }

    private mutating func judge(_ unit: FetchUnit, _ fault: Fault, now: Duration, jitter: Double) -> Verdict {
        let count = tries[unit, default: 0] + 1
        tries[unit] = count
        if fault == .expired, !hasRefreshed, !states[unit.lane].hasRefreshed {
            states[unit.lane].hasRefreshed = isWords(unit)
            waiting.append(Waiting(unit: unit, notBefore: now))
            isRefreshing = true
            hasRefreshed = true
            return .refresh
        }
        guard count < limit(of: fault, unit) else { return end(unit, fault) }
        var delay = limits.backoff * (1 << min(count - 1, 10))
        delay = min(delay, limits.longestBackoff) * (0.5 + jitter / 2)
        // Another address may answer at once.
        if unit.addresses.count > 1, count < unit.addresses.count { delay = .zero }
        waiting.append(Waiting(unit: unit, notBefore: now + delay))
        return .retry
    }

    /// Something beside the segments has expired.
    ///
    /// - Returns: whether the manifest is to be fetched again; only once until something new was written.
    mutating func expire() -> Bool {
        guard !hasRefreshed else { return isRefreshing }
        isRefreshing = true
        hasRefreshed = true
        return true
    }

    /// The manifest was fetched again: what waits has new addresses.
    ///
    /// Segments are found by their sequence.
    mutating func refreshed(_ fresh: [Lane]) {
        isRefreshing = false
        guard fresh.count == lanes.count else { return }
        for index in lanes.indices where fresh[index].count == lanes[index].count { lanes[index] = fresh[index] }
        refreshes += 1
        for index in waiting.indices {
            waiting[index].unit = renewed(waiting[index].unit)
            tries[waiting[index].unit] = 0
        }
    }

    /// The same segments at the addresses that hold now.
    private func renewed(_ unit: FetchUnit) -> FetchUnit {
        let fresh = FetchUnit.starting(
            at: unit.segments.lowerBound, before: unit.segments.upperBound, of: lanes[unit.lane], number: unit.lane)
        return fresh.segments == unit.segments ? fresh : unit
    }

    /// When something that waits may be fetched; nil when nothing waits.
    var nextTime: Duration? { waiting.map(\.notBefore).min() }

    /// The units in flight of which a connection without other work may fetch a part, those first that matter most;
    /// among the units of one group none matters more.
    ///
    /// Empty while there is other work, or a host wants fewer connections: it gets none for comfort.
    func helpable(now: Duration) -> [[UnitID]] {
        guard waiting.isEmpty, !isRefreshing, hosts.isEmpty, hasConnection,
            !lanes.indices.contains(where: hasRoom)
        else { return [] }
        if lanes.indices.allSatisfy({ states[$0].next >= lanes[$0].count }) { return [Array(flights.keys)] }
        // The first unit is so slow that all that may be fetched before it is written is there.
        return flights.sorted { $0.value.unit.start < $1.value.unit.start }.map { [$0.key] }
    }

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
        let unit = FetchUnit.starting(
            at: states[lane].next, before: states[lane].nextPresent, of: lanes[lane], number: lane)
        let address = unit.addresses[0]
        guard mayOpen(Self.host(of: address), now: now, isUrgent: isTurn(unit)) else { return nil }
        states[lane].next = states[lane].leap(unit.segments.upperBound)
        states[lane].ahead += 1
        return open(unit, address)
    }

    private func hasRoom(_ lane: Int) -> Bool {
        let state = states[lane]
        guard state.next < lanes[lane].count, state.ahead < limits.lookahead else { return false }
        return !isHolding || state.ahead == 0
    }

    private func isTurn(_ unit: FetchUnit) -> Bool { states[unit.lane].turn >= unit.segments.lowerBound }

    private mutating func open(_ unit: FetchUnit, _ address: String) -> (UnitID, FetchUnit, String) {
        nextID += 1
        flights[nextID] = Flight(unit: unit, host: Self.host(of: address), refreshes: refreshes)
        return (nextID, unit, address)
    }

    private func mayOpen(_ host: String, now: Duration, isUrgent: Bool) -> Bool {
        guard hasConnection, !isHolding || isUrgent else { return false }
        guard let state = hosts[host] else { return true }
        return now >= state.notBefore && flights.values.count { $0.host == host } + helperCount < state.cap
    }

    // MARK: Failures

    private func isWords(_ unit: FetchUnit) -> Bool { lanes[unit.lane].kind == .subtitles }

    private func limit(of fault: Fault, _ unit: FetchUnit) -> Int {
        // Where so many are missing, each of the others is looked for only once.
        if states[unit.lane].leftOut > limits.brokenLimit { return unit.addresses.count }
        return switch fault {
        case .transient, .throttled: max(limits.tries, unit.addresses.count)
        case .missing: limits.triesWhenMissing * unit.addresses.count
        case .expired: unit.addresses.count
        case .damaged: max(limits.triesWhenMissing, unit.addresses.count)
        }
    }

    private mutating func end(_ unit: FetchUnit, _ fault: Fault) -> Verdict {
        if isWords(unit) { return leaveOut(unit, fault) }
        broken.append(unit)
        broken.sort { ($0.lane, $0.segments.lowerBound) < ($1.lane, $1.segments.lowerBound) }
        // A server that gives nothing any more will not give the rest, either.
        let isHopeless =
            fault == .expired || fault != .missing && fault != .damaged && barrenTries > 2 * limits.tries
        return isHopeless || broken.count > limits.brokenLimit ? .giveUp : .broken
    }

    private mutating func leaveOut(_ unit: FetchUnit, _ fault: Fault) -> Verdict {
        noteLeftOut(unit)
        // A film does not wait for every word of a server that gives none.
        let isHopeless = fault != .missing && fault != .damaged && states[unit.lane].leftOut > limits.brokenLimit
        if isHopeless { leaveOutRest(of: unit.lane) }
        return .leaveOut
    }

    /// Counts words that came and are good for nothing.
    mutating func noteLeftOut(_ unit: FetchUnit) {
        states[unit.lane].leftOut += unit.segments.count
    }

    /// Asks for no more words of a lane; what is on its way or waits still comes to its end.
    mutating func leaveOutRest(of lane: Int) {
        states[lane].leftOut += max(0, lanes[lane].count - states[lane].next)
        states[lane].next = max(states[lane].next, lanes[lane].count)
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
        for (host, state) in hosts where now - state.changedAt >= limits.recovery {
            hosts[host]?.cap += 1
            hosts[host]?.changedAt = now
            if state.cap + 1 >= limits.maximumConnections { hosts[host] = nil }
        }
    }

    /// The host and port of an absolute address.
    static func host(of address: String) -> String {
        let rest = address.utf8.drop { $0 != UInt8(ascii: "/") }.dropFirst(2)
        return String(decoding: rest.prefix { ![UInt8(ascii: "/"), UInt8(ascii: "?")].contains($0) }, as: UTF8.self)
    }
}

extension FetchQueue.LaneState {
    /// The first segment from `index` on that is not there yet.
    fileprivate func leap(_ index: Int) -> Int {
        var index = index
        for range in present where range.contains(index) { index = range.upperBound }
        return index
    }

    /// Where the next segments begin that are there already.
    fileprivate var nextPresent: Int {
        present.first { $0.lowerBound > next }?.lowerBound ?? .max
    }
}
