import MediaModel

/// Counts out bytes at a steady speed.
///
/// Pure: the time comes with each call and never goes back. It starts empty, so no burst opens a transfer.
struct TokenBucket {
    /// The lowest limit: 1 KiB/s, for less would look like a stalled server.
    static let lowestLimit = ByteCount.kibibytes(1)
    /// How much unused time is kept.
    ///
    /// It is 250 ms: a thread that came late catches up, and no second brings more than 1.25 times the limit.
    private static let savedTime = 0.25
    /// How long bytes gather before it is worth going on with them: 50 ms, which is twenty wake-ups a second.
    private static let gatheredTime = 0.05

    private var bytesPerSecond: Double
    private var tokens = 0.0
    private var filledAt: Duration
    /// Whether somebody wanted more than there was, and nothing has been left over since.
    private(set) var isShort = false

    init(limit: ByteCount, now: Duration) {
        bytesPerSecond = TokenBucket.speed(limit)
        filledAt = now
    }

    /// How many of `count` bytes there are.
    mutating func offer(_ count: Int, now: Duration) -> Int {
        fill(now)
        let offered = min(count, Int(tokens))
        if offered < count { isShort = true }
        return offered
    }

    /// Takes out bytes that were offered.
    mutating func spend(_ count: Int) {
        tokens -= Double(count)
    }

    /// How long until it is worth asking again.
    mutating func wait(now: Duration) -> Duration {
        fill(now)
        let wanted = max(1, bytesPerSecond * TokenBucket.gatheredTime)
        guard tokens < wanted else { return .zero }
        return .microseconds(Int64((wanted - tokens) / bytesPerSecond * 1_000_000) + 1)
    }

    /// Changes the speed from now on.
    mutating func setLimit(_ limit: ByteCount, now: Duration) {
        fill(now)
        bytesPerSecond = TokenBucket.speed(limit)
        tokens = min(tokens, capacity)
    }

    private var capacity: Double { bytesPerSecond * TokenBucket.savedTime }

    private mutating func fill(_ now: Duration) {
        guard now > filledAt else { return }
        let filled = tokens + (now - filledAt).seconds * bytesPerSecond
        filledAt = now
        tokens = min(filled, capacity)
        if filled >= capacity { isShort = false }
    }

    private static func speed(_ limit: ByteCount) -> Double {
        Double(max(limit, lowestLimit).rawValue)
    }
}
