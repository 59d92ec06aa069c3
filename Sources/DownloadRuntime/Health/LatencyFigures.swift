/// How long something took the last times, in milliseconds.
package struct LatencyFigures: Hashable, Sendable, Codable {
    /// How many times since the start; the other figures are over the latest 512.
    package var count: Int
    package var medianMilliseconds: Double
    package var p95Milliseconds: Double
    package var p99Milliseconds: Double
    package var maximumMilliseconds: Double

    package init(
        count: Int = 0, medianMilliseconds: Double = 0, p95Milliseconds: Double = 0, p99Milliseconds: Double = 0,
        maximumMilliseconds: Double = 0
    ) {
        self.count = count
        self.medianMilliseconds = medianMilliseconds
        self.p95Milliseconds = p95Milliseconds
        self.p99Milliseconds = p99Milliseconds
        self.maximumMilliseconds = maximumMilliseconds
    }

    enum CodingKeys: String, CodingKey {
        case count
        case medianMilliseconds = "median_ms"
        case p95Milliseconds = "p95_ms"
        case p99Milliseconds = "p99_ms"
        case maximumMilliseconds = "max_ms"
    }
}
