package import MediaModel

/// How many connections each host is asked for: halved when it answers 429 or 503, and one more for every quiet half minute.
package struct HostCaps: Hashable, Sendable {
    private struct Cap: Hashable {
        var connections: Int
        var since: Timestamp
    }

    /// The time without a complaint that earns one connection more.
    package static let recovery = Duration.seconds(30)
    /// Complaints closer together than this are one: all connections of a host are refused at once.
    package static let patience = Duration.seconds(1)
    /// Hosts that are remembered; the one that was throttled longest ago is forgotten first.
    private static let capacity = 256

    private var caps: [String: Cap] = [:]

    package init() {}

    /// Hosts that have less than they would without complaints.
    package var throttledHosts: some Collection<String> { caps.keys }

    /// The connections that a host gets now, at most `limit`.
    package func connections(of host: String, limit: Int, at now: Timestamp) -> Int {
        guard let cap = caps[host] else { return limit }
        return min(limit, cap.connections + earned(by: cap, at: now))
    }

    /// A host asked for patience.
    package mutating func noteThrottle(of host: String, limit: Int, at now: Timestamp) {
        // A complaint that seems to come is from before the clock was set back.
        if let cap = caps[host], (Duration.zero..<Self.patience).contains(cap.since.duration(to: now)) { return }
        let half = max(1, connections(of: host, limit: limit, at: now) / 2)
        caps[host] = Cap(connections: half, since: now)
        if caps.count > Self.capacity, let oldest = caps.min(by: { $0.value.since < $1.value.since }) {
            caps[oldest.key] = nil
        }
    }

    /// Forgets the hosts that have all their connections again.
    package mutating func forgetRecovered(limit: Int, at now: Timestamp) {
        caps = caps.filter { $0.value.connections + earned(by: $0.value, at: now) < limit }
    }

    /// Follows a clock that was set to another time.
    package mutating func shift(by step: Duration) {
        caps = caps.mapValues { Cap(connections: $0.connections, since: $0.since.advanced(by: step)) }
    }

    /// When the next connection is earned; nil when no host is throttled.
    package func nextRecovery(after now: Timestamp) -> Timestamp? {
        caps.values.map { cap in
            cap.since.advanced(by: Self.recovery * (earned(by: cap, at: now) + 1))
        }.min()
    }

    private func earned(by cap: Cap, at now: Timestamp) -> Int {
        max(0, Int(cap.since.duration(to: now) / Self.recovery))
    }
}
