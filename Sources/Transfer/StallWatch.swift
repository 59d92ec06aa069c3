import MediaModel

/// Tells when a connection carries too little for too long.
///
/// Pure. Bytes are counted over a window that slides in steps; time in which the limiter held the connection back does
/// not count.
struct StallWatch {
    /// The window slides by a tenth of itself: a stall is seen that much later at most.
    private static let stepsInWindow = 10

    private let needed: Int64
    private let patience: Duration
    private let step: Duration
    /// Bytes of the last steps, a ring; those of the present step are in the window, too.
    private var received = InlineArray<11, Int64>(repeating: 0)
    private var present = 0
    private var presentBegan: Duration
    /// When to look next: no stall can be seen before.
    private(set) var deadline: Duration

    /// Watches from now on for less than `speed` bytes a second over `patience`.
    init(speed: ByteCount, patience: Duration, now: Duration) {
        needed = Int64(Double(speed.rawValue) * patience.seconds)
        self.patience = patience
        step = patience / Self.stepsInWindow
        presentBegan = now
        deadline = now + patience
    }

    /// Counts bytes that arrived.
    mutating func count(_ bytes: Int, now: Duration) {
        slide(to: now)
        received[present] += Int64(bytes)
    }

    /// Begins anew: what was slow was not the server.
    mutating func excuse(now: Duration) {
        received = InlineArray(repeating: 0)
        presentBegan = now
        deadline = now + patience
    }

    /// Whether the last window brought too little; looks at it once its deadline has come.
    mutating func isStalled(now: Duration) -> Bool {
        guard now >= deadline else { return false }
        slide(to: now)
        var rest = received.indices.reduce(0) { $0 + received[$1] }
        guard rest >= needed else { return true }
        // The oldest steps leave the window one after the other: when too little is left, if nothing comes.
        var stepsToCome = 0
        while rest >= needed, stepsToCome <= Self.stepsInWindow {
            stepsToCome += 1
            rest -= received[(present + stepsToCome) % received.count]
        }
        deadline = presentBegan + step * stepsToCome
        return false
    }

    private mutating func slide(to now: Duration) {
        while now >= presentBegan + step {
            guard now < presentBegan + patience * 2 else { return slideOver(to: now) }
            presentBegan += step
            present = (present + 1) % received.count
            received[present] = 0
        }
    }

    /// Nothing of a window that is so long ago counts any more.
    private mutating func slideOver(to now: Duration) {
        received = InlineArray(repeating: 0)
        presentBegan = now
    }
}
