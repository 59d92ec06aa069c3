import MediaModel
import Synchronization
import Testing
import Transfer
import ZentrioTestSupport

@testable import DownloadRuntime

/// Fetching whole files from a server that does nothing wrong, or breaks off.
@Suite(.timeLimit(.minutes(10)))
struct ProgressiveDownloaderTests {
    private let body = OriginBody(seed: 7, count: 3_000_001)

    @Test func run_rangeableFile_isFetchedOverManyConnectionsOnce() async throws {
        let fixture = try ProgressiveFixture()
        let resource = OriginResource(body)
        let latch = OriginLatch()
        fixture.server.route(ProgressiveFixture.path) { request in
            var answer = resource.answer(to: request)
            if request.index < 16 { answer.fault = .stall(after: 5000, latch) }
            if request.index == 15 { latch.open() }
            return answer
        }
        try fixture.expectFinished(try await fixture.run(), body)
        let requests = fixture.server.requests
        // Connections that were cut short may close after the next ones have opened.
        #expect((16...20).contains(fixture.server.mostConnections))
        #expect(requests[0].range == "bytes=0-")
        #expect(requests[0].headers["accept-encoding"] == "identity")
        #expect(requests[0].ifRange == nil)
        #expect(requests.count > 1)
        #expect(requests.dropFirst().allSatisfy { $0.ifRange == "\"v1\"" && $0.range != nil })
        let state = await fixture.ledger.resumeState(of: DownloadID(rawValue: "one"))
        #expect(state?.chunks.allSatisfy { $0.durable == $0.end } == true)
        #expect(state?.resource.total == ByteCount(body.count))
        #expect(fixture.progress.last?.downloaded == ByteCount(body.count))
    }

    @Test func run_fileOfOneByte_isFetched() async throws {
        let fixture = try ProgressiveFixture()
        let tiny = OriginBody(bytes: [0x80])
        fixture.server.serve(ProgressiveFixture.path, OriginResource(tiny))
        try fixture.expectFinished(try await fixture.run(), tiny)
    }

    @Test(arguments: [OriginAnswer.Framing.contentLength, .chunked, .untilClose])
    func run_serverWithoutRanges_usesOneConnection(framing: OriginAnswer.Framing) async throws {
        let fixture = try ProgressiveFixture()
        var resource = OriginResource(body)
        resource.acceptsRanges = false
        fixture.server.route(ProgressiveFixture.path) { [resource] request in
            var answer = resource.answer(to: request)
            answer.framing = framing
            return answer
        }
        try fixture.expectFinished(try await fixture.run(), body)
        #expect(fixture.server.requests.count == 1)
    }

    @Test func run_serverGivesLittleAtATime_asksForTheRest() async throws {
        let fixture = try ProgressiveFixture()
        let resource = OriginResource(body)
        let count = body.count
        fixture.server.route(ProgressiveFixture.path) { request in
            guard request.range == "bytes=0-" else { return resource.answer(to: request) }
            var answer = resource.answer(to: request)
            answer.body = Array(answer.body.prefix(1_000_000))
            answer.setHeader("Content-Range", "bytes 0-999999/\(count)")
            return answer
        }
        try fixture.expectFinished(try await fixture.run(nil, ProgressiveFixture.single), body)
        #expect(
            fixture.server.requests.map(\.range) == [
                "bytes=0-", "bytes=1000000-1999999", "bytes=2000000-2999999", "bytes=3000000-3000000",
            ])
    }

    @Test func run_connectionsBreak_goOnWhereTheyWere() async throws {
        let fixture = try ProgressiveFixture()
        let resource = OriginResource(body)
        // Each place once: a reset also takes bytes away that nobody has read yet, so the next try may begin at the same one.
        let broken = Mutex<Set<Int>>([])
        fixture.server.route(ProgressiveFixture.path) { request in
            var answer = resource.answer(to: request)
            let begin = request.byteRange(of: body.count)?.lowerBound ?? 0
            if broken.withLock({ $0.insert(begin).inserted }) {
                answer.fault = request.index % 2 == 0 ? .reset(after: 300_000) : .close(after: 300_000)
            }
            return answer
        }
        try fixture.expectFinished(try await fixture.run(), body)
        #expect(broken.withLock { $0.count } > 1)
    }

    @Test func run_everyAnswerBreaksAfterProgress_stillEnds() async throws {
        let fixture = try ProgressiveFixture()
        let resource = OriginResource(body)
        fixture.server.route(ProgressiveFixture.path) { request in
            var answer = resource.answer(to: request)
            answer.fault = .close(after: 600_000)
            return answer
        }
        try fixture.expectFinished(try await fixture.run(nil, ProgressiveFixture.single), body)
        #expect(fixture.server.requests.count >= 5)
    }

    @Test func run_userHeaders_areSentButNotTheEnginesOwn() async throws {
        let fixture = try ProgressiveFixture()
        fixture.server.serve(ProgressiveFixture.path, OriginResource(body))
        let headers = [("X-Token", "abc"), ("Range", "bytes=5-6"), ("Accept-Encoding", "gzip")].compactMap {
            HeaderField(name: $0.0, value: $0.1)
        }
        try fixture.expectFinished(try await fixture.run(fixture.request(headers: headers)), body)
        #expect(fixture.server.requests.allSatisfy { $0.headers["x-token"] == "abc" })
        #expect(fixture.server.requests[0].range == "bytes=0-")
        #expect(fixture.server.requests[0].headers["accept-encoding"] == "identity")
    }

    @Test func makeDownloader_otherFormat_isRefused() throws {
        let fixture = try ProgressiveFixture()
        var request = try fixture.request()
        request.stream.format = .hls
        let error = #expect(throws: DownloadFailure.self) { try fixture.downloader(request) }
        #expect(error?.code == .unsupportedFormat)
    }

    @Test func stop_running_commitsWhatArrivedAndResumes() async throws {
        let fixture = try ProgressiveFixture()
        let resource = OriginResource(body)
        let latch = OriginLatch()
        fixture.server.route(ProgressiveFixture.path) { request in
            var answer = resource.answer(to: request)
            if request.index == 0 { answer.fault = .stall(after: 1_000_000, latch) }
            return answer
        }
        let downloader = try fixture.downloader(nil, ProgressiveFixture.single)
        let outcome = await withTaskGroup(of: DownloadOutcome?.self) { group in
            group.addTask { await fixture.run(downloader) }
            await latch.reached()
            await fixture.progress(reaches: ByteCount(1_000_000))
            downloader.stop()
            downloader.stop()
            return await group.next() ?? nil
        }
        guard case .stopped = outcome else {
            Issue.record("not stopped: \(String(describing: outcome))")
            return
        }
        let state = await fixture.ledger.resumeState(of: DownloadID(rawValue: "one"))
        #expect(state?.chunks.first?.written == 1_000_000)
        latch.open()
        try fixture.expectFinished(try await fixture.run(nil, ProgressiveFixture.single), body)
        #expect(fixture.server.requests.last?.range == "bytes=1000000-3000000")
        #expect(fixture.server.requests.last?.ifRange == "\"v1\"")
    }

    @Test func stop_beforeTheAnswer_returnsAtOnce() async throws {
        let fixture = try ProgressiveFixture()
        let latch = OriginLatch()
        fixture.server.route(ProgressiveFixture.path) { _ in OriginAnswer(delay: latch) }
        let downloader = try fixture.downloader()
        let outcome = await withTaskGroup(of: DownloadOutcome?.self) { group in
            group.addTask { await fixture.run(downloader) }
            await latch.reached()
            downloader.stop()
            return await group.next() ?? nil
        }
        guard case .stopped = outcome else {
            Issue.record("not stopped: \(String(describing: outcome))")
            return
        }
    }

    @Test func stop_beforeRun_asksNobody() async throws {
        let fixture = try ProgressiveFixture()
        fixture.server.serve(ProgressiveFixture.path, OriginResource(body))
        let downloader = try fixture.downloader()
        downloader.stop()
        guard case .stopped = await fixture.run(downloader) else {
            Issue.record("not stopped")
            return
        }
    }

    @Test func run_stalledServer_isLeft() async throws {
        var transfer = TransferConfiguration()
        transfer.stallTime = .seconds(1)
        let fixture = try ProgressiveFixture(transfer: transfer)
        let latch = OriginLatch()
        fixture.server.route(ProgressiveFixture.path) { _ in OriginAnswer(delay: latch) }
        let failure = try fixture.failure(try await fixture.run())
        #expect(failure.code == .connectionLost)
        #expect(failure.isTransient)
    }
}
