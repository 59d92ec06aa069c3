import MediaModel
import Testing
import ZentrioTestSupport

@testable import DownloadRuntime

/// Real downloads whose marks cannot be written, because the disk of the list is full.
@Suite(.timeLimit(.minutes(10)))
struct PatientLedgerTests {
    private let ledger = RefusingLedger()
    private let body = OriginBody(seed: 31, count: 3_000_000)
    private let id = DownloadID(rawValue: "one")

    /// Waits until the store has refused so often.
    private func refusals(reach count: Int) async throws {
        _ = try await Heartbeat.first("refusals", within: .seconds(300), report: { "\(ledger.refusals)" }) {
            ledger.refusals >= count ? true : nil
        }
    }

    private static func isFinished(_ outcome: DownloadOutcome) -> Bool {
        if case .finished = outcome { true } else { false }
    }

    @Test func file_storeThatRefuses_isFinishedWhenItWorks() async throws {
        let fixture = try ProgressiveFixture()
        fixture.server.serve(ProgressiveFixture.path, OriginResource(body))
        let downloader = try fixture.downloader(ledger: ledger)
        async let outcome = fixture.run(downloader)
        try await refusals(reach: 2)
        ledger.makeRoom()
        try fixture.expectFinished(await outcome, body)
        let marks = try #require(ledger.kept.state(of: id))
        #expect(marks.chunks.reduce(0) { $0 + $1.written - $1.begin } == Int64(body.count))
    }

    @Test func file_storeThatRefuses_canBeStopped() async throws {
        let fixture = try ProgressiveFixture()
        fixture.server.serve(ProgressiveFixture.path, OriginResource(body))
        let downloader = try fixture.downloader(ledger: ledger)
        async let outcome = fixture.run(downloader)
        try await refusals(reach: 1)
        downloader.stop()
        guard case .stopped = await outcome else {
            Issue.record("not stopped")
            return
        }
    }

    /// The marks are of another version and have to go before anything is written.
    @Test func file_marksThatCannotBeForgotten_waits() async throws {
        let fixture = try ProgressiveFixture()
        fixture.server.serve(ProgressiveFixture.path, OriginResource(body))
        let address = try fixture.server.address(ProgressiveFixture.path)
        let resource = ResumeState.Resource(
            originalAddress: address, finalAddress: address, total: ByteCount(body.count), acceptsRanges: false)
        await ledger.kept.commit(ResumeState(resource: resource, chunks: [], bootIdentifier: ""), for: id)
        let downloader = try fixture.downloader(ledger: ledger)
        async let outcome = fixture.run(downloader)
        try await refusals(reach: 1)
        #expect(fixture.server.requests.isEmpty)
        ledger.makeRoom()
        try fixture.expectFinished(await outcome, body)
    }

    @Test func failure_whileTheStoreRefuses_staysWhatItIs() async throws {
        let fixture = try ProgressiveFixture()
        let resource = OriginResource(body)
        fixture.server.route(ProgressiveFixture.path) { request in
            guard request.index == 0 else { return .failure(404) }
            var answer = resource.answer(to: request)
            answer.fault = .close(after: 1_500_000)
            return answer
        }
        let outcome = await fixture.run(try fixture.downloader(nil, ProgressiveFixture.single, ledger: ledger))
        #expect(try fixture.failure(outcome).code == .notFound)
        #expect(ledger.refusals > 0)
    }

    @Test func stream_storeThatRefuses_isFinishedWhenItWorks() async throws {
        let (media, fixture) = (try SegmentedMedia(), try SegmentedFixture())
        try media.write("list.m3u8", try await media.record(.init(name: "a", seconds: 8)))
        try fixture.serve(media)
        let downloader = try fixture.downloader(fixture.request("list.m3u8"), ledger: ledger)
        async let outcome = fixture.run(downloader)
        try await refusals(reach: 2)
        ledger.makeRoom()
        let streams = try await media.probe(fixture.finished(await outcome).path)
        #expect(streams[0].packets == 200)
    }

    @Test func stream_storeThatRefuses_canBeStopped() async throws {
        let (media, fixture) = (try SegmentedMedia(), try SegmentedFixture())
        try media.write("list.m3u8", try await media.record(.init(name: "a", seconds: 8)))
        try fixture.serve(media)
        let downloader = try fixture.downloader(fixture.request("list.m3u8"), ledger: ledger)
        async let outcome = fixture.run(downloader)
        try await refusals(reach: 2)
        downloader.stop()
        guard case .stopped = await outcome else {
            Issue.record("not stopped")
            return
        }
    }
}
