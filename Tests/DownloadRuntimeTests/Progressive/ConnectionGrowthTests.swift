import MediaModel
import Testing

@testable import DownloadRuntime

struct ConnectionGrowthTests {
    private func growth() -> ConnectionGrowth {
        ConnectionGrowth(configuration: ProgressiveDownloaderConfiguration(), now: .zero, received: 0)
    }

    @Test func shouldGrow_slowServer_doublesAtEachStep() {
        var growth = growth()
        #expect(growth.shouldGrow(now: .milliseconds(49), received: 0) == false)
        #expect(growth.shouldGrow(now: .milliseconds(80), received: 20_000) == true)
        #expect(growth.shouldGrow(now: .milliseconds(90), received: 30_000) == false)
        #expect(growth.shouldGrow(now: .milliseconds(160), received: 60_000) == true)
    }

    @Test func shouldGrow_oneConnectionIsAmple_holdsUntilItSlowsDown() {
        var growth = growth()
        let second = Int64(1 << 30)
        #expect(growth.shouldGrow(now: .milliseconds(100), received: second / 10) == false)
        #expect(growth.shouldGrow(now: .milliseconds(200), received: second / 5) == false)
        #expect(growth.shouldGrow(now: .milliseconds(300), received: second / 5 + 1_000_000) == true)
    }
}
