package import MediaModel

/// Says when written bytes are worth a commit or a sync: after so many of them, not too often, and not too late.
package struct MarkSchedule: Sendable {
    private let amount: ByteCount
    private let notBefore: Duration
    private let atLatest: Duration
    private var lastWritten: Int64
    private var lastTime: Duration

    /// Starts with everything up to `written` marked at `now`.
    ///
    /// The mark is due after `amount` new bytes but not within `notBefore` of the last one, and for any new byte after
    /// `atLatest`.
    package init(amount: ByteCount, notBefore: Duration, atLatest: Duration, written: Int64, now: Duration) {
        self.amount = amount
        self.notBefore = notBefore
        self.atLatest = atLatest
        lastWritten = written
        lastTime = now
    }

    /// Whether the bytes so far are worth a mark now.
    package func isDue(written: Int64, now: Duration) -> Bool {
        let fresh = written - lastWritten
        let elapsed = now - lastTime
        guard fresh > 0, elapsed >= notBefore else { return false }
        return fresh >= amount.rawValue || elapsed >= atLatest
    }

    /// Nothing could be marked: the intervals begin anew, and all bytes since the last mark count still.
    package mutating func postpone(now: Duration) {
        lastTime = now
    }

    /// The bytes so far are marked.
    package mutating func mark(written: Int64, now: Duration) {
        lastWritten = written
        lastTime = now
    }
}
