import MediaModel

/// Tells whether bytes trickle in, so that it pays to let them gather before they are read: pure.
///
/// On a distant server bytes come packet by packet, and a turn of the thread for each of them costs more than the bytes:
/// libcurl asks the system for every connection in each turn.
struct Trickle {
    /// How long bytes gather.
    ///
    /// It is 50 ms: nobody sees it, and a connection that comes to its end meanwhile does not idle much longer than a
    /// round trip.
    static let rest = Duration.milliseconds(50)
    /// The bytes that one connection gathers meanwhile at most: all that come at the greatest speed.
    ///
    /// Less slows a connection that is alone: what comes beyond it is acknowledged only after the rest, and the server,
    /// which waits for that, sends in bursts that overflow the line.
    static let mostGathered = Int32(Double(fastest.rawValue) * rest.seconds)
    /// The speed from which on bytes do not trickle, in bytes a second: two fifths of a fast home line.
    private static let fastest = ByteCount.mebibytes(48)
    /// Turns that are looked at together; what has just begun may bring more than it seems.
    private static let turnsTogether = 16

    /// Whether the last turns brought little.
    private(set) var isTrickling = false
    /// When the turns that are looked at began; nil before the first one.
    private var begin: Duration?
    private var turns = 0
    private var bytes = 0

    /// Counts what a turn brought.
    mutating func count(_ received: Int, now: Duration) {
        guard let begin else {
            self.begin = now
            return
        }
        turns += 1
        bytes += received
        guard turns >= Self.turnsTogether else { return }
        isTrickling = Double(bytes) < (now - begin).seconds * Double(Self.fastest.rawValue)
        (self.begin, turns, bytes) = (now, 0, 0)
    }

    /// Something began or ended that is worth looking at each of the next turns at once.
    mutating func reset() {
        self = Trickle()
    }
}
