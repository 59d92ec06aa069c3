import MediaModel

/// Shares what is left at the end of a download among connections that have nothing else to do: pure.
///
/// The last segments arrive one by one, each at the speed of one connection; an idle one takes the second half of the
/// rest that would take longest.
struct TailSplit: Sendable {
    /// A running transfer of some bytes of a segment.
    struct Part: Hashable, Sendable {
        /// The offset behind the last byte that arrived.
        var received: Int64
        /// The offset behind the last byte to come.
        var end: Int64

        /// What it brought so far, and how long that took.
        var brought: Int64
        var elapsed: Duration

        var rest: Int64 { end - received }

        /// Seconds until all of it is there, if it goes on as it did.
        fileprivate var secondsLeft: Double {
            let speed = Double(max(brought, 1)) / max(elapsed.seconds, 0.001)
            return Double(rest) / (elapsed < TailSplit.youth ? max(speed, TailSplit.youngSpeed) : speed)
        }
    }

    /// How long a transfer must run before its own speed tells anything.
    private static let youth = Duration.milliseconds(250)
    /// What is expected of it until then, in bytes a second.
    private static let youngSpeed = 1_048_576.0

    /// The smallest rest that is shared.
    private let smallestRest: Int64
    /// Seconds that the rest must take at least: less arrives sooner than another connection can begin.
    private let shortestTime: Double

    init(smallestRest: ByteCount, shortestTime: Duration) {
        self.smallestRest = smallestRest.rawValue
        self.shortestTime = shortestTime.seconds
    }

    /// Which part to cut, and where the other half begins; nil when none is worth it.
    func cut(_ parts: [Part]) -> (index: Int, middle: Int64)? {
        let worthwhile = parts.indices.filter {
            parts[$0].rest >= smallestRest && parts[$0].secondsLeft >= shortestTime
        }
        guard let index = worthwhile.max(by: { parts[$0].secondsLeft < parts[$1].secondsLeft }) else { return nil }
        return (index, parts[index].received + parts[index].rest / 2)
    }
}
