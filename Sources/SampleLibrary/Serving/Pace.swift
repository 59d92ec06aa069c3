import MediaModel

/// Spreads bytes over time: how long each piece has to wait so that all together keep a rate.
///
/// A pure value: it is told the time.
struct Pace {
    /// Bytes a second.
    let rate: ByteCount
    /// When the bytes that were let through so far are paid for.
    private var paidUntil: Duration?

    init(rate: ByteCount) {
        precondition(rate > .zero, "a pace has a rate")
        self.rate = rate
    }

    /// Books a piece and says how long to wait before it is sent.
    mutating func delay(for piece: ByteCount, at now: Duration) -> Duration {
        // Time in which nobody sent is not saved up: otherwise a pause would be followed by a burst.
        let start = max(paidUntil ?? now, now)
        paidUntil = start + .seconds(Double(piece.rawValue) / Double(rate.rawValue))
        return start - now
    }
}
