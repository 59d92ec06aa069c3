import DownloadRuntime
import MediaModel
import Testing
import ZentrioTestSupport

struct ProgressHubTests {
    private let clock = ManualClock()
    private let bus = EventBus(capacity: 10) { .zero }
    private let hub: ProgressHub
    private let id = DownloadID.make()

    init() {
        let clock = clock
        hub = ProgressHub(
            bus: bus, interval: .seconds(1) / 15, window: .seconds(10), stallDelay: .seconds(30), now: { clock.now })
        hub.begin(id, generation: 1, format: .progressive, progress: DownloadProgress())
    }

    private func publishedCount(_ events: EventSubscription) -> Int {
        var count = 0
        while case .progress = events.takeNext() { count += 1 }
        return count
    }

    @Test func manyFrames_areLetThroughFifteenTimesASecond() {
        let events = bus.subscribe()
        var count = 0
        for frame in 1...1_000 {
            hub.report(DownloadProgress(downloaded: ByteCount(frame)), of: id, generation: 1)
            count += publishedCount(events)
            clock.advance(by: .milliseconds(1))
        }
        #expect(count == 15)
    }

    /// The change of state that follows tells it, and ten thousand small files have no other frame.
    @Test func firstFrameThatIsTheLast_isNotTold() {
        let events = bus.subscribe()
        hub.report(DownloadProgress(downloaded: ByteCount(9), total: ByteCount(9)), of: id, generation: 1)
        #expect(publishedCount(events) == 0)
        #expect(hub.end(id, generation: 1)?.downloaded == ByteCount(9))
    }

    @Test func frameThatWasHeldBack_comesWithTheTick() {
        hub.report(DownloadProgress(downloaded: ByteCount(1)), of: id, generation: 1)
        hub.report(DownloadProgress(downloaded: ByteCount(2)), of: id, generation: 1)
        let events = bus.subscribe()
        clock.advance(by: .seconds(1))
        hub.tick()
        guard case .progress(_, let progress) = events.takeNext() else {
            Issue.record("no frame came")
            return
        }
        #expect(progress.downloaded == ByteCount(2))
    }

    @Test func frameOfAnEarlierTry_isIgnored() {
        hub.begin(id, generation: 2, format: .progressive, progress: DownloadProgress())
        hub.report(DownloadProgress(downloaded: ByteCount(9)), of: id, generation: 1)
        #expect(hub.latest(of: id)?.downloaded == .zero)
        #expect(hub.end(id, generation: 1) == nil)
        #expect(!hub.isIdle)
    }

    @Test func speedAndTimeLeft_areWorkedOut() {
        clock.advance(by: .seconds(2))
        hub.report(DownloadProgress(downloaded: ByteCount(2_000), total: ByteCount(6_000)), of: id, generation: 1)
        let progress = hub.latest(of: id)
        #expect(progress?.smoothedSpeed == ByteCount(1_000))
        #expect(progress?.timeLeft == nil)
        clock.advance(by: .seconds(2))
        hub.report(DownloadProgress(downloaded: ByteCount(4_000), total: ByteCount(6_000)), of: id, generation: 1)
        #expect(hub.latest(of: id)?.timeLeft == .seconds(2))
    }

    @Test func thirtySecondsWithoutAByte_warnOnce() {
        let events = bus.subscribe()
        clock.advance(by: .seconds(31))
        hub.tick()
        hub.tick()
        let warning = RuntimeWarning(.stalled, message: "Nothing has arrived for 30 s.", id: id)
        #expect(events.takeNext() == .warning(warning))
        #expect(events.takeNext() == nil)
    }

    @Test func metrics_addUpWhatRuns() {
        clock.advance(by: .seconds(1))
        hub.report(DownloadProgress(downloaded: ByteCount(500)), of: id, generation: 1)
        let share = DownloadMetrics.Share(active: 1, speed: ByteCount(500))
        let expected = DownloadMetrics(
            active: 1, queued: 4, averageSpeed: ByteCount(500), perProtocol: [.progressive: share])
        #expect(hub.metrics(queued: 4) == expected)
    }
}
