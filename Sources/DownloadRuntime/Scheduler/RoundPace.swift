import Glibc

/// Tells whether many small files end one after the other: pure.
///
/// Then it pays to have the next ones lie ready, and to let some ends gather: each round of the scheduler costs a commit,
/// however little it brings. Where files end seldom, nothing is opened before its time.
struct RoundPace {
    /// How long ends gather, in microseconds.
    ///
    /// It is 2 ms: nobody sees it, and the downloads that lie ready last longer.
    private static let nap: UInt32 = 2_000
    /// Who waits longer for the next end is in no haste.
    private static let haste = Duration.milliseconds(8)
    /// So many ends in a row are a row.
    private static let longRow = 16
    /// What is remembered of a row.
    private static let longestRow = 64

    /// So many inputs are worth a round: who has them need not gather more.
    static let fullRound = 64

    private var row = 0

    var isHasty: Bool { row >= Self.longRow }

    /// A download has all its bytes.
    mutating func noteEnd() {
        row = min(row + 1, Self.longestRow)
    }

    /// Nothing happened for so long.
    mutating func noteWait(_ duration: Duration) {
        if duration >= Self.haste { row = max(0, row - Self.longRow) }
    }

    /// Holds the calling thread up while ends gather.
    static func gather() {
        usleep(nap)
    }
}
