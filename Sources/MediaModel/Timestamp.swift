/// A point in time: milliseconds since 1970-01-01 00:00 UTC, as the store keeps it.
package struct Timestamp: RawRepresentable, Hashable, Comparable, Sendable, Codable {
    package let rawValue: Int64

    package init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    package static func < (lhs: Timestamp, rhs: Timestamp) -> Bool { lhs.rawValue < rhs.rawValue }

    package func advanced(by duration: Duration) -> Timestamp {
        Timestamp(rawValue: rawValue + duration.milliseconds)
    }

    package func duration(to other: Timestamp) -> Duration {
        .milliseconds(other.rawValue - rawValue)
    }
}

extension Duration {
    /// The whole milliseconds of this duration; the rest is dropped.
    package var milliseconds: Int64 {
        components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
    }

    /// This duration in seconds.
    package var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }
}
