import MediaModel
import Synchronization

/// Remembers how long something took the latest times; from any thread.
package final class LatencyMeter: Sendable {
    /// Bounded: the oldest sample makes way for the newest.
    private static let capacity = 512

    private struct State {
        var samples: [Duration] = []
        var count = 0
    }

    private let state = Mutex(State())

    package init() {}

    package func add(_ duration: Duration) {
        state.withLock { state in
            if state.samples.count < Self.capacity {
                state.samples.append(duration)
            } else {
                state.samples[state.count % Self.capacity] = duration
            }
            state.count += 1
        }
    }

    package var figures: LatencyFigures {
        let (samples, count) = state.withLock { ($0.samples, $0.count) }
        guard !samples.isEmpty else { return LatencyFigures() }
        let sorted = samples.sorted()
        let milliseconds = { (share: Double) in sorted[Int(Double(sorted.count - 1) * share)].seconds * 1_000 }
        return LatencyFigures(
            count: count, medianMilliseconds: milliseconds(0.5), p95Milliseconds: milliseconds(0.95),
            p99Milliseconds: milliseconds(0.99), maximumMilliseconds: milliseconds(1))
    }
}
