import ZentrioTestSupport

@testable import DownloadRuntime

/// A made-up network that fetches what a plan says and counts every byte.
struct RangePlanModel {
    private struct Connection {
        var position: Int64
        var end: Int64
        /// How far the server will send.
        var reach: Int64
    }

    let total: Int64
    private(set) var isFinished = false
    private(set) var duplicates: Int64 = 0
    private(set) var extensions = 0
    private var seen: [Bool]
    private var plan: RangePlan
    private var connections: [RangePlan.ChunkID: Connection] = [:]
    private var random: SeededGenerator
    private var now = Duration.zero

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
        total = Int64.random(in: 1...4000, using: &random)
        seen = Array(repeating: false, count: Int(total))
        var configuration = RangePlan.Configuration()
        configuration.smallestSteal = Int64.random(in: 1...64, using: &random)
        configuration.maximumFailures = .max
        configuration.recoveryTime = .seconds(3)
        plan = RangePlan(total: total, kept: [], configuration: configuration)
        if Bool.random(using: &random) { plan.largestAnswer = Int64.random(in: 1...500, using: &random) }
    }

    var fetched: Int64 { Int64(seen.count { $0 }) }

    mutating func run() {
        for _ in 0..<200_000 where !isFinished {
            act()
            happen()
        }
    }

    private mutating func act() {
        while let action = plan.next() {
            switch action {
            case .open(let id, let begin, let end): open(id, begin, end ?? total)
            case .shrink(let id, let end): shrink(id, to: end)
            case .extend(let id, let end): extend(id, to: end)
            case .close(let id): stop(id)
            case .finished: isFinished = true
            }
        }
    }

    private mutating func open(_ id: RangePlan.ChunkID, _ begin: Int64, _ end: Int64) {
        connections[id] = Connection(position: begin, end: end, reach: end)
    }

    /// The connection may have come to its end between the plan's look at it and now.
    private mutating func extend(_ id: RangePlan.ChunkID, to end: Int64) {
        if Int.random(in: 0..<4, using: &random) == 0 { fetch(id) }
        let isPossible = connections[id].map { $0.position < $0.end && end <= $0.reach } ?? false
        if isPossible { connections[id]?.end = end }
        extensions += isPossible ? 1 : 0
        plan.extended(id, isDone: isPossible)
    }

    /// The connection may have moved on between the plan's look at it and now.
    private mutating func shrink(_ id: RangePlan.ChunkID, to end: Int64) {
        if Int.random(in: 0..<4, using: &random) == 0 { fetch(id) }
        guard let connection = connections[id] else { return }
        let reached = max(end, connection.position)
        connections[id]?.end = reached
        plan.advance(id, received: connection.position, written: connection.position)
        plan.shrunk(id, end: reached)
    }

    private mutating func happen() {
        now += .milliseconds(Int.random(in: 0...500, using: &random))
        guard let id = connections.keys.sorted(by: { $0.rawValue < $1.rawValue }).randomElement(using: &random),
            let connection = connections[id]
        else { return }
        switch Int.random(in: 0..<20, using: &random) {
        case 0: plan.grow()
        case 1: plan.recover(now: now)
        case 2, 3: fail(id, connection)
        case 4: plan.allow(connections: Int.random(in: 0...20, using: &random))
        default: fetch(id)
        }
        if let connection = connections[id], connection.position == connection.end {
            connections[id] = nil
            plan.completed(id, written: connection.end)
        }
    }

    private mutating func fail(_ id: RangePlan.ChunkID, _ connection: Connection) {
        connections[id] = nil
        guard connection.position < connection.end else { return plan.completed(id, written: connection.end) }
        let isThrottled = Bool.random(using: &random)
        let verdict = plan.failed(id, written: connection.position, isThrottled: isThrottled, now: now)
        // The next try begins with what the ledger holds.
        guard verdict == .giveUp else { return }
        plan = RangePlan(total: total, kept: plan.ledgerChunks, configuration: plan.configuration)
        connections = [:]
    }

    private mutating func stop(_ id: RangePlan.ChunkID) {
        guard let connection = connections.removeValue(forKey: id) else { return }
        plan.stopped(id, written: connection.position)
    }

    private mutating func fetch(_ id: RangePlan.ChunkID) {
        guard var connection = connections[id], connection.position < connection.end else { return }
        let count = Int64.random(in: 1...200, using: &random)
        let stop = min(connection.position + count, connection.end)
        for offset in connection.position..<stop {
            if seen[Int(offset)] { duplicates += 1 }
            seen[Int(offset)] = true
        }
        connection.position = stop
        connections[id] = connection
        plan.advance(id, received: stop, written: stop)
    }
}
