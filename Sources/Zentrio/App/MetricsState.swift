import DownloadRuntime
import MediaModel

/// What the Runtime page shows.
nonisolated struct MetricsState: Sendable {
    var health = RuntimeHealth()
    /// The latest figures over all downloads.
    var latest = DownloadMetrics()
    var history = ThroughputHistory()
    var range = ThroughputHistory.Range.live
    /// How often the version was pressed in a row.
    var versionPresses = 0

    /// As many presses of the version open the page.
    static let pressesNeeded = 7
}
