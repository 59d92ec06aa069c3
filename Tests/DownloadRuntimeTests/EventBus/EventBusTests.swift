import DownloadRuntime
import MediaModel
import Testing
import ZentrioTestSupport

@Suite(.timeLimit(.minutes(10)))
struct EventBusTests {
    private func change(_ state: DownloadState, of request: DownloadRequest) -> DownloadEvent {
        .statusChanged(
            .init(from: .pending, download: Download(request: request, state: state, addedAt: ManualClock.start)))
    }

    @Test func changes_arriveInOrder() async throws {
        let bus = EventBus(capacity: 10) { .zero }
        let events = bus.subscribe()
        let request = try Samples.film()
        let states: [DownloadState] = [.scheduled, .running, .paused]
        for state in states { bus.publish(change(state, of: request)) }
        bus.finish()
        var seen: [DownloadEvent] = []
        for await event in events { seen.append(event) }
        #expect(seen == states.map { change($0, of: request) })
    }

    @Test func listenerThatFellBehind_isToldToLoadAnew() async throws {
        let bus = EventBus(capacity: 3) { .zero }
        let events = bus.subscribe()
        let request = try Samples.film()
        for _ in 0..<4 { bus.publish(change(.running, of: request)) }
        bus.publish(change(.paused, of: request))
        #expect(await events.next() == .resync)
        #expect(await events.next() == change(.paused, of: request))
    }

    @Test func progress_isTheLatestOnly() async throws {
        let bus = EventBus(capacity: 3) { .zero }
        let events = bus.subscribe()
        let id = DownloadID.make()
        for bytes in 1...100 { bus.publish(.progress(id, DownloadProgress(downloaded: ByteCount(bytes)))) }
        #expect(await events.next() == .progress(id, DownloadProgress(downloaded: ByteCount(100))))
        #expect(events.takeNext() == nil)
    }

    @Test func frameFromBeforeAPause_isNotShownAfterIt() async throws {
        let bus = EventBus(capacity: 3) { .zero }
        let events = bus.subscribe()
        let request = try Samples.film()
        bus.publish(.progress(request.id, DownloadProgress()))
        bus.publish(change(.paused, of: request))
        #expect(await events.next() == change(.paused, of: request))
        #expect(events.takeNext() == nil)
    }

    @Test func twoListeners_hearTheSame() async throws {
        let bus = EventBus(capacity: 3) { .zero }
        let first = bus.subscribe()
        let second = bus.subscribe()
        bus.publish(.metrics(DownloadMetrics(active: 1)))
        #expect(await first.next() == .metrics(DownloadMetrics(active: 1)))
        #expect(await second.next() == .metrics(DownloadMetrics(active: 1)))
    }

    @Test func listenerAfterTheEnd_endsAtOnce() async {
        let bus = EventBus(capacity: 3) { .zero }
        bus.finish()
        #expect(await bus.subscribe().next() == nil)
    }
}
