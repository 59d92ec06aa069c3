import Glibc

/// Tells whether the scheduler's work comes in drops, so that it pays to let some gather: pure.
///
/// Each of its rounds costs a commit, however little it brings. Small files end ten thousand a second, one by one; a
/// short nap finds a dozen of them together.
struct RoundPace {
    /// How long work gathers, in microseconds.
    ///
    /// It is 2 ms: nobody sees it, and the downloads that lie ready last longer.
    private static let nap: UInt32 = 2_000
    /// Rounds further apart than this are no haste.
    private static let haste = Duration.milliseconds(8)
    /// So many of them in a row are.
    private static let longRow = 16

    private var lastRound: Duration?
    private var row = 0

    /// A round begins at `now`; whether more is to be waited for.
    mutating func begin(at now: Duration) -> Bool {
        row = lastRound.map { now - $0 < Self.haste } ?? false ? min(row + 1, Self.longRow) : 0
        lastRound = now
        return row == Self.longRow
    }

    /// Holds the calling thread up while work gathers.
    static func gather() {
        usleep(nap)
    }
}
