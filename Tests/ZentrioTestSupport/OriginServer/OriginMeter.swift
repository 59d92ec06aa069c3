import Glibc
import Synchronization

/// Counts what the origin server sends of bodies, and holds all connections together to a speed.
final class OriginMeter: Sendable {
    private struct State {
        var sent = 0
        /// Bytes a second; nil for no limit.
        var rate: Int?
        /// When the next piece may go.
        var next = ContinuousClock.now
    }

    /// So much goes at once when there is a limit.
    private static let piece = 16 * 1024

    private let state = Mutex(State())

    /// The bytes of bodies so far.
    var sent: Int { state.withLock { $0.sent } }

    var isLimited: Bool { state.withLock { $0.rate != nil } }

    func limit(to rate: Int?) {
        state.withLock { $0.rate = rate }
    }

    /// Takes the next piece of `count` bytes when its time has come.
    ///
    /// - Returns: How many bytes may be sent.
    func take(_ count: Int) -> Int {
        let (piece, time) = state.withLock { state in
            guard let rate = state.rate else { return (count, ContinuousClock.now) }
            let piece = min(count, Self.piece)
            let time = max(state.next, .now)
            state.next = time + .seconds(Double(piece) / Double(rate))
            return (piece, time)
        }
        wait(until: time)
        return piece
    }

    func note(_ count: Int) {
        state.withLock { $0.sent += count }
    }

    private func wait(until time: ContinuousClock.Instant) {
        while true {
            let rest = time - .now
            guard rest > .zero else { return }
            poll(
                nil, 0,
                Int32(
                    clamping: rest.components.seconds * 1_000 + rest.components.attoseconds / 1_000_000_000_000_000 + 1)
            )
        }
    }
}
