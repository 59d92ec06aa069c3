import MediaModel

/// Shares what is left at the end of a download among connections that have nothing else to do: pure.
///
/// The last segments arrive one by one, each at the speed of one connection; an idle one takes the second half of the
/// rest that would take longest, or the whole rest of one that has fallen silent: a packet that was lost at the end is
/// sent again only after a fifth of a second and more.
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
        /// How long nothing has come.
        ///
        /// The default is zero.
        var silence = Duration.zero

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
    /// How long nothing may come.
    private let longestSilence: Duration?

    /// Says what is worth sharing; nil for `longestSilence` has nobody give up.
    init(smallestRest: ByteCount, shortestTime: Duration, longestSilence: Duration? = nil) {
        self.smallestRest = smallestRest.rawValue
        self.shortestTime = shortestTime.seconds
        self.longestSilence = longestSilence
    }

    /// The fewest bytes that are fetched from somewhere else.
    private static let smallestLoss: Int64 = 64

    /// Which part to cut, and where the other half begins, or all of its rest; nil when none is worth it.
    func cut(_ parts: [Part]) -> (index: Int, middle: Int64)? {
        if let silent = parts.indices.filter({ isSilent(parts[$0]) }).max(by: { parts[$0].rest < parts[$1].rest }) {
            return (silent, parts[silent].received)
        }
        let worthwhile = parts.indices.filter {
            parts[$0].rest >= smallestRest && parts[$0].secondsLeft >= shortestTime
        }
        guard let index = worthwhile.max(by: { parts[$0].secondsLeft < parts[$1].secondsLeft }) else { return nil }
        return (index, parts[index].received + parts[index].rest / 2)
    }

    private func isSilent(_ part: Part) -> Bool {
        guard let longestSilence else { return false }
        return part.rest >= Self.smallestLoss && part.silence >= longestSilence
    }
}
