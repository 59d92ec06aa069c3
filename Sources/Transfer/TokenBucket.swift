import MediaModel

/// Counts out bytes at a steady speed, to all takers alike.
///
/// Pure: the time comes with each call and never goes back. It starts empty, so no burst opens a transfer. Each taker's
/// part of what comes in is kept for it for a moment; what it does not take then, the others may.
struct TokenBucket {
    /// Names whoever takes bytes, with however many connections; nil for those that have no name.
    typealias Taker = ObjectIdentifier?

    /// What one taker has.
    private struct Account {
        let taker: Taker
        /// Bytes that nobody else may take.
        var reserved = 0.0
        /// Whether it wanted more than there was for it, and nothing has been left over since.
        var isShort = false
        var askedAt: Duration
    }

    /// The lowest limit: 1 KiB/s, for less would look like a stalled server.
    static let lowestLimit = ByteCount.kibibytes(1)
    /// How much unused time is kept.
    ///
    /// It is 250 ms: a thread that came late catches up, and no second brings more than 1.25 times the limit.
    private static let savedTime = 0.25
    /// How long bytes gather before it is worth going on with them: 50 ms, which is twenty wake-ups a second.
    private static let gatheredTime = 0.05
    /// How long a taker's part is kept for it: 125 ms, which leaves the others room enough in the bucket.
    private static let reservedTime = 0.125
    /// How long after its last question a taker counts as one.
    private static let memory = Duration.seconds(5)

    private var bytesPerSecond: Double
    private var tokens = 0.0
    private var filledAt: Duration
    /// Those that asked of late.
    private var accounts: [Account] = []

    init(limit: ByteCount, now: Duration) {
        bytesPerSecond = TokenBucket.speed(limit)
        filledAt = now
    }

    /// Whether somebody wanted more than there was, and nothing has been left over since.
    var isShort: Bool { accounts.contains(where: \.isShort) }

    /// The same of one taker.
    func isShort(for taker: Taker) -> Bool {
        accounts.contains { $0.taker == taker && $0.isShort }
    }

    /// How many of `count` bytes there are for a taker.
    mutating func offer(_ count: Int, to taker: Taker = nil, now: Duration) -> Int {
        fill(now)
        let index = account(of: taker, now: now)
        let offered = min(count, max(0, Int(available(to: index))))
        if offered < count { accounts[index].isShort = true }
        return offered
    }

    /// Takes out bytes that were offered.
    mutating func spend(_ count: Int, by taker: Taker = nil) {
        tokens -= Double(count)
        guard let index = accounts.firstIndex(where: { $0.taker == taker }) else { return }
        accounts[index].reserved = max(0, accounts[index].reserved - Double(count))
    }

    /// How long until it is worth it for a taker to ask again.
    mutating func wait(for taker: Taker = nil, now: Duration) -> Duration {
        fill(now)
        let available = available(to: account(of: taker, now: now))
        let wanted = max(1, part * TokenBucket.gatheredTime)
        guard available < wanted else { return .zero }
        return .microseconds(Int64((wanted - available) / part * 1_000_000) + 1)
    }

    /// Changes the speed from now on.
    mutating func setLimit(_ limit: ByteCount, now: Duration) {
        fill(now)
        bytesPerSecond = TokenBucket.speed(limit)
        tokens = min(tokens, capacity)
    }

    private var capacity: Double { bytesPerSecond * TokenBucket.savedTime }

    /// Bytes a second of each taker.
    private var part: Double { bytesPerSecond / Double(max(1, accounts.count)) }

    /// All but what is kept for the others.
    private func available(to index: Int) -> Double {
        var available = tokens
        for other in accounts.indices where other != index { available -= accounts[other].reserved }
        return available
    }

    private mutating func account(of taker: Taker, now: Duration) -> Int {
        if let index = accounts.firstIndex(where: { $0.taker == taker }) {
            accounts[index].askedAt = now
            return index
        }
        accounts.append(Account(taker: taker, askedAt: now))
        return accounts.count - 1
    }

    private mutating func fill(_ now: Duration) {
        guard now > filledAt else { return }
        let seconds = (now - filledAt).seconds
        filledAt = now
        tokens = min(tokens + seconds * bytesPerSecond, capacity)
        accounts.removeAll { now - $0.askedAt > TokenBucket.memory }
        let most = part * TokenBucket.reservedTime
        for index in accounts.indices {
            let reserved = accounts[index].reserved + seconds * part
            accounts[index].reserved = min(reserved, most)
            if reserved >= most { accounts[index].isShort = false }
        }
    }

    private static func speed(_ limit: ByteCount) -> Double {
        Double(max(limit, lowestLimit).rawValue)
    }
}
