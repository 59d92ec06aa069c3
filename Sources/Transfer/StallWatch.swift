import MediaModel

/// Tells when a connection carries too little for too long.
///
/// Pure. Bytes are counted over windows; time in which the limiter held the connection back does not count.
struct StallWatch {
    private let speed: Int64
    private let patience: Duration
    private var receivedInWindow: Int64 = 0
    private var windowBegan: Duration

    /// Watches from now on for less than `speed` bytes a second over `patience`.
    init(speed: ByteCount, patience: Duration, now: Duration) {
        self.speed = speed.rawValue
        self.patience = patience
        windowBegan = now
    }

    /// When the present window ends.
    var deadline: Duration { windowBegan + patience }

    /// Counts bytes that arrived.
    mutating func count(_ bytes: Int) {
        receivedInWindow += Int64(bytes)
    }

    /// Begins anew: what was slow was not the server.
    mutating func excuse(now: Duration) {
        windowBegan = now
        receivedInWindow = 0
    }

    /// Whether the window that ends now brought too little; begins the next one otherwise.
    mutating func isStalled(now: Duration) -> Bool {
        guard now >= deadline else { return false }
        guard Double(receivedInWindow) >= Double(speed) * patience.seconds else { return true }
        excuse(now: now)
        return false
    }
}
