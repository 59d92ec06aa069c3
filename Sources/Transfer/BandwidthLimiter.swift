package import MediaModel
import Synchronization

/// Holds transfers that share it to a speed; without a limit it costs one look at a number.
///
/// Takers share it alike: a download with one connection has as much as one with sixteen.
/// One belongs to `TransferEngine` and holds all bulk transfers together; a task has one of its own for its transfers.
/// Bytes over the limit stay with the server: the connection is paused and the transfer thread sleeps meanwhile.
package final class BandwidthLimiter: Sendable {
    private struct State {
        var limit: ByteCount?
        /// Made at the first byte under a limit, because only then a time is known.
        var bucket: TokenBucket?
    }

    private let state: Mutex<State>
    private let isLimited: Atomic<Bool>

    /// Makes a limiter; the default is no limit.
    package init(_ limit: ByteCount? = nil) {
        state = Mutex(State(limit: limit))
        isLimited = Atomic(limit != nil)
    }

    /// Bytes a second; nil for no limit.
    package var limit: ByteCount? { state.withLock { $0.limit } }

    /// Changes the limit, for running transfers within 50 ms; nil takes it away.
    ///
    /// Less than 1 KiB/s counts as 1 KiB/s. From any thread.
    package func setLimit(_ limit: ByteCount?) {
        state.withLock { state in
            state.limit = limit
            if limit == nil { state.bucket = nil }
            isLimited.store(limit != nil, ordering: .relaxed)
        }
    }

    /// Whether transfers are being held back, so that more connections would bring nothing.
    package var isHolding: Bool { state.withLock { $0.bucket?.isShort ?? false } }

    /// Whether the transfers of a download are being held back to its part; `own` is the download's own limiter.
    package func isHolding(_ own: BandwidthLimiter) -> Bool {
        state.withLock { $0.bucket?.isShort(for: ObjectIdentifier(own)) ?? false }
    }

    /// How many of `count` bytes may pass to a taker now.
    func offer(_ count: Int, to taker: TokenBucket.Taker = nil, now: Duration) -> Int {
        withBucket(now) { $0.offer(count, to: taker, now: now) } ?? count
    }

    /// Counts bytes that passed.
    func spend(_ count: Int, by taker: TokenBucket.Taker = nil, now: Duration) {
        _ = withBucket(now) { $0.spend(count, by: taker) }
    }

    /// How long until it is worth it for a taker to ask again.
    func wait(for taker: TokenBucket.Taker = nil, now: Duration) -> Duration {
        withBucket(now) { $0.wait(for: taker, now: now) } ?? .zero
    }

    /// Calls `body` with the bucket that the present limit asks for; nil when there is no limit.
    private func withBucket<Value: Sendable>(_ now: Duration, _ body: (inout TokenBucket) -> Value) -> Value? {
        guard isLimited.load(ordering: .relaxed) else { return nil }
        return state.withLock { state in
            guard let limit = state.limit else { return nil }
            var bucket = state.bucket ?? TokenBucket(limit: limit, now: now)
            // Held twice, it would be copied at every byte that passes.
            state.bucket = nil
            bucket.setLimit(limit, now: now)
            defer { state.bucket = bucket }
            return body(&bucket)
        }
    }
}
