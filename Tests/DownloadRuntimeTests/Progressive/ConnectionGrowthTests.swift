import MediaModel
import Testing

@testable import DownloadRuntime

struct ConnectionGrowthTests {
    private func growth() -> ConnectionGrowth {
        ConnectionGrowth(configuration: ProgressiveDownloaderConfiguration(), now: .zero, received: 0)
    }

    @Test func doublings_distantServer_quadruplesAtEachStep() {
        var growth = growth()
        #expect(growth.doublings(now: .milliseconds(49), received: 0) == 0)
        #expect(growth.doublings(now: .milliseconds(80), received: 20_000) == 2)
        #expect(growth.doublings(now: .milliseconds(90), received: 30_000) == 0)
        #expect(growth.doublings(now: .milliseconds(160), received: 60_000) == 2)
    }

    @Test func doublings_nearServer_doublesAtEachStep() {
        var growth = growth()
        let second = Int64(100 << 20)
        #expect(growth.doublings(now: .milliseconds(100), received: second / 10) == 1)
        #expect(growth.doublings(now: .milliseconds(200), received: second / 5) == 1)
    }

    @Test func doublings_oneConnectionIsAmple_holdsUntilItSlowsDown() {
        var growth = growth()
        let second = Int64(1 << 30)
        #expect(growth.doublings(now: .milliseconds(100), received: second / 10) == 0)
        #expect(growth.doublings(now: .milliseconds(200), received: second / 5) == 0)
        #expect(growth.doublings(now: .milliseconds(300), received: second / 5 + 1_000_000) == 2)
    }
}
