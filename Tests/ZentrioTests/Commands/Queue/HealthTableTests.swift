import DownloadRuntime
import Testing

@testable import Zentrio

struct HealthTableTests {
    private static let window = RuntimeHealth.WindowFigures(
        processor: LatencyFigures(
            count: 7, medianMilliseconds: 1.25, p95Milliseconds: 2, p99Milliseconds: 3.504, maximumMilliseconds: 4),
        wall: LatencyFigures(), news: LatencyFigures())

    @Test func window_hasRowsOfItsOwn() {
        var health = RuntimeHealth(isRunning: true)
        health.window = Self.window
        let lines = HealthTable(health: health).text.split(separator: "\n").filter { $0.hasPrefix("Frames") }
        #expect(lines == ["Frames        median 1.25 ms, p99 3.5 ms, longest 4.0 ms, 7 times"])
    }

    @Test func noWindow_isNotToldOf() {
        #expect(!HealthTable(health: RuntimeHealth(isRunning: true)).text.contains("Frames"))
    }
}
