import MediaModel
import Testing
import Transfer
import ZentrioTestSupport

@testable import DownloadRuntime

/// Two versions of a file never mix: validators, If-Range, and everything fetched again.
@Suite(.timeLimit(.minutes(10)))
struct AnswerJudgeTests {
    private let old = OriginBody(seed: 1, count: 1_500_000)
    private let new = OriginBody(seed: 2, count: 1_500_000)

    private func resource(_ body: OriginBody, _ tag: String?, modified: String? = nil) -> OriginResource {
        var resource = OriginResource(body)
        resource.entityTag = tag
        resource.lastModified = modified
        return resource
    }

    /// Fetches a part of the old version, so that the next try has to continue.
    private func begin(_ fixture: ProgressiveFixture, _ resource: OriginResource) async throws {
        fixture.server.route(ProgressiveFixture.path) { request in
            var answer = request.index == 0 ? resource.answer(to: request) : .failure(503)
            answer.fault = .close(after: 700_000)
            return answer
        }
        _ = try fixture.failure(try await fixture.run(nil, ProgressiveFixture.single))
        let state = await fixture.ledger.resumeState(of: DownloadID(rawValue: "one"))
        #expect(state?.chunks.first?.written == 700_000)
    }

    @Test func resume_sameVersion_fetchesTheRestOnly() async throws {
        let fixture = try ProgressiveFixture()
        try await begin(fixture, resource(old, "\"a\""))
        fixture.server.serve(ProgressiveFixture.path, resource(old, "\"a\""))
        try fixture.expectFinished(try await fixture.run(nil, ProgressiveFixture.single), old)
        #expect(fixture.server.requests.last?.range == "bytes=700000-1499999")
        #expect(fixture.server.requests.last?.ifRange == "\"a\"")
    }

    /// What aria2, curl, wget and yt-dlp get wrong: same length, other bytes.
    @Test func resume_contentSwappedAtTheSameLength_startsOver() async throws {
        let fixture = try ProgressiveFixture()
        try await begin(fixture, resource(old, "\"a\""))
        fixture.server.serve(ProgressiveFixture.path, resource(new, "\"b\""))
        try fixture.expectFinished(try await fixture.run(), new)
    }

    @Test func resume_contentSwappedAndOnlyDateTells_startsOver() async throws {
        let fixture = try ProgressiveFixture()
        try await begin(fixture, resource(old, nil, modified: "Mon, 03 Nov 2025 10:00:00 GMT"))
        #expect(fixture.server.requests.last?.ifRange == "Mon, 03 Nov 2025 10:00:00 GMT")
        fixture.server.serve(
            ProgressiveFixture.path, resource(new, nil, modified: "Tue, 04 Nov 2025 10:00:00 GMT"))
        try fixture.expectFinished(try await fixture.run(), new)
    }

    @Test func resume_serverIgnoresIfRange_isCaughtByTheTag() async throws {
        let fixture = try ProgressiveFixture()
        try await begin(fixture, resource(old, "\"a\""))
        let swapped = resource(new, "\"b\"")
        fixture.server.route(ProgressiveFixture.path) { request in
            var headers = request.headers
            headers["if-range"] = nil
            return swapped.answer(to: request.with(headers: headers))
        }
        try fixture.expectFinished(try await fixture.run(), new)
    }

    @Test func resume_otherLength_startsOver() async throws {
        let fixture = try ProgressiveFixture()
        let longer = OriginBody(seed: 1, count: 1_600_000)
        try await begin(fixture, resource(old, nil))
        fixture.server.serve(ProgressiveFixture.path, resource(longer, nil))
        try fixture.expectFinished(try await fixture.run(), longer)
    }

    @Test func resume_weakTag_isNeverSent() async throws {
        let fixture = try ProgressiveFixture()
        try await begin(fixture, resource(old, "W/\"a\""))
        fixture.server.serve(ProgressiveFixture.path, resource(old, "W/\"a\""))
        try fixture.expectFinished(try await fixture.run(), old)
        #expect(fixture.server.requests.allSatisfy { $0.ifRange == nil })
    }

    @Test func resume_dateTooFresh_isNeverSent() async throws {
        let fixture = try ProgressiveFixture()
        var fresh = resource(old, nil, modified: "Thu, 20 Nov 2025 09:59:30 GMT")
        fresh.date = "Thu, 20 Nov 2025 10:00:00 GMT"
        try await begin(fixture, fresh)
        fixture.server.serve(ProgressiveFixture.path, fresh)
        try fixture.expectFinished(try await fixture.run(), old)
        #expect(fixture.server.requests.allSatisfy { $0.ifRange == nil })
    }

    @Test func resume_serverRefusesIfRange_asksWithoutIt() async throws {
        let fixture = try ProgressiveFixture()
        let right = resource(old, "\"a\"", modified: "Mon, 03 Nov 2025 10:00:00 GMT")
        try await begin(fixture, right)
        fixture.server.route(ProgressiveFixture.path) { request in
            guard request.ifRange != nil else { return right.answer(to: request) }
            return right.answer(to: request.with(headers: [:]))
        }
        let before = fixture.server.requests.count
        try fixture.expectFinished(try await fixture.run(nil, ProgressiveFixture.single), old)
        let requests = fixture.server.requests[before...]
        #expect(requests.map(\.range) == ["bytes=700000-1499999", "bytes=700000-1499999"])
        #expect(requests.map(\.ifRange) == ["\"a\"", nil])
    }

    @Test func resume_serverLostRanges_startsOverWithoutThem() async throws {
        let fixture = try ProgressiveFixture()
        try await begin(fixture, resource(old, "\"a\""))
        var plain = resource(old, "\"a\"")
        plain.acceptsRanges = false
        fixture.server.serve(ProgressiveFixture.path, plain)
        try fixture.expectFinished(try await fixture.run(), old)
        #expect(fixture.server.requests.last?.range == nil)
    }

    @Test func run_versionChangesBetweenTwoRanges_isFetchedAnew() async throws {
        let fixture = try ProgressiveFixture()
        let (first, second) = (resource(old, "\"a\""), resource(new, "\"b\""))
        let latch = OriginLatch()
        fixture.server.route(ProgressiveFixture.path) { request in
            var answer = (request.index == 0 ? first : second).answer(to: request)
            if request.index == 0 { answer.fault = .stall(after: 200_000, latch) }
            return answer
        }
        try fixture.expectFinished(try await fixture.run(), new)
    }

    @Test func run_versionChangesAllTheTime_fails() async throws {
        let fixture = try ProgressiveFixture()
        let (old, new) = (old, new)
        fixture.server.route(ProgressiveFixture.path) { request in
            var resource = OriginResource(request.index % 2 == 0 ? old : new)
            resource.entityTag = "\"\(request.index)\""
            resource.lastModified = nil
            var answer = resource.answer(to: request)
            if request.range == "bytes=0-" { answer.fault = .close(after: 200_000) }
            return answer
        }
        let failure = try fixture.failure(try await fixture.run())
        #expect(failure.code == .resourceChanged)
        #expect(!failure.isTransient)
        #expect(fixture.server.requests.count { $0.range == "bytes=0-" } == 2)
    }

    /// One of several machines behind a name may not know ranges.
    @Test func resume_oneMachineIgnoresTheRange_keepsWhatIsThere() async throws {
        let fixture = try ProgressiveFixture()
        let right = resource(old, "\"a\"")
        try await begin(fixture, right)
        let before = fixture.server.requests.count
        fixture.server.route(ProgressiveFixture.path) { request in
            var answering = right
            answering.acceptsRanges = request.index > before + 2
            return answering.answer(to: request)
        }
        try fixture.expectFinished(try await fixture.run(nil, ProgressiveFixture.single), old)
        #expect(fixture.server.requests[before...].allSatisfy { $0.range == "bytes=700000-1499999" })
    }

    /// A host that lets one connection through may answer the second one with the whole file.
    @Test func run_secondConnectionGetsTheWholeFile_firstOneFetchesAll() async throws {
        let fixture = try ProgressiveFixture()
        let right = resource(old, "\"a\"")
        let latch = OriginLatch()
        fixture.server.route(ProgressiveFixture.path) { request in
            var answering = right
            answering.acceptsRanges = request.index != 1
            var answer = answering.answer(to: request)
            if request.index == 0 { answer.fault = .stall(after: 200_000, latch) } else { latch.open() }
            return answer
        }
        try fixture.expectFinished(try await fixture.run(), old)
        #expect(fixture.server.requests.count { $0.range == "bytes=0-" } == 1)
        #expect(fixture.server.requests.allSatisfy { $0.range != nil })
    }

    /// A server may give less than it was asked for, also at a resume (RFC 9110 §15.3.7).
    @Test func resume_serverGivesLittleAtATime_asksForTheRest() async throws {
        let fixture = try ProgressiveFixture()
        let right = resource(old, "\"a\"")
        try await begin(fixture, right)
        let before = fixture.server.requests.count
        let count = old.count
        fixture.server.route(ProgressiveFixture.path) { request in
            var answer = right.answer(to: request)
            let begin = request.byteRange(of: count)?.lowerBound ?? 0
            answer.body = Array(answer.body.prefix(300_000))
            answer.setHeader("Content-Range", "bytes \(begin)-\(begin + answer.body.count - 1)/\(count)")
            return answer
        }
        try fixture.expectFinished(try await fixture.run(nil, ProgressiveFixture.single), old)
        #expect(
            fixture.server.requests[before...].map(\.range) == [
                "bytes=700000-1499999", "bytes=1000000-1299999", "bytes=1300000-1499999",
            ])
    }

    @Test func run_serverSaysNothingOfTheRange_isAskedForTheWhole() async throws {
        let fixture = try ProgressiveFixture()
        let right = resource(old, "\"a\"")
        fixture.server.route(ProgressiveFixture.path) { request in
            var answer = right.answer(to: request)
            answer.setHeader("Content-Range", nil)
            return answer
        }
        try fixture.expectFinished(try await fixture.run(), old)
        #expect(fixture.server.requests.map(\.range) == ["bytes=0-", nil])
    }

    /// PHP calls everything a page that its scripts print.
    @Test func run_filmCalledPage_isFetched() async throws {
        let fixture = try ProgressiveFixture()
        let film = OriginBody(bytes: [0x1A, 0x45, 0xDF, 0xA3] + old.bytes)
        var page = resource(film, "\"a\"")
        page.contentType = "text/html; charset=utf-8"
        fixture.server.serve(ProgressiveFixture.path, page)
        try fixture.expectFinished(try await fixture.run(), film)
    }

    @Test func run_pageOnASecondConnection_endsNothing() async throws {
        let fixture = try ProgressiveFixture()
        let right = resource(old, "\"a\"")
        let latch = OriginLatch()
        fixture.server.route(ProgressiveFixture.path) { request in
            var answer = right.answer(to: request)
            if request.index == 0 { answer.fault = .stall(after: 200_000, latch) }
            guard request.index == 1 else { return answer }
            latch.open()
            return .webPage
        }
        try fixture.expectFinished(try await fixture.run(), old)
    }

    @Test func run_answerTouchedByAProxy_isFetched() async throws {
        let fixture = try ProgressiveFixture()
        var plain = resource(old, "\"a\"")
        plain.acceptsRanges = false
        fixture.server.route(ProgressiveFixture.path) { [plain] request in
            var answer = plain.answer(to: request)
            answer.status = 203
            return answer
        }
        try fixture.expectFinished(try await fixture.run(), old)
    }

    /// Hosts behind one name may each have a tag of their own for the same file; some make one for each answer, and say
    /// nothing else of the version.
    @Test(arguments: ["Mon, 03 Nov 2025 10:00:00 GMT", nil])
    func run_everyAnswerHasAnotherTag_endsOverOneConnection(modified: String?) async throws {
        let fixture = try ProgressiveFixture()
        let old = old
        let latch = OriginLatch()
        fixture.server.route(ProgressiveFixture.path) { request in
            var resource = OriginResource(old)
            resource.entityTag = "\"edge-\(request.index)\""
            resource.lastModified = modified
            var answer = resource.answer(to: request)
            if request.index == 0 { answer.fault = .stall(after: 200_000, latch) }
            return answer
        }
        try fixture.expectFinished(try await fixture.run(), old)
    }

    @Test(arguments: [true, false])
    func run_otherHostHasAnotherTag_isComparedByBytes(isSameFile: Bool) async throws {
        let fixture = try ProgressiveFixture()
        let server = fixture.server
        let here = resource(old, "\"here\"", modified: "Mon, 03 Nov 2025 10:00:00 GMT")
        let there = resource(isSameFile ? old : new, "\"there\"", modified: "Mon, 03 Nov 2025 10:00:00 GMT")
        let elsewhere = try server.address("/there.mp4", host: "localhost").text
        server.route(ProgressiveFixture.path) { request in
            guard request.index == 0 else { return .redirect(to: elsewhere) }
            var answer = here.answer(to: request)
            answer.fault = .close(after: 700_000)
            return answer
        }
        server.serve("/there.mp4", there)
        let outcome = try await fixture.run(nil, ProgressiveFixture.single)
        try fixture.expectFinished(outcome, isSameFile ? old : new)
        #expect(server.requests.contains { $0.range == "bytes=634464-699999" })
        #expect(server.requests.contains { $0.path == "/there.mp4" && $0.range == "bytes=0-" } == !isSameFile)
    }

    /// Neither address says anything by which two versions would show.
    @Test(arguments: [true, false])
    func run_mirrorWithoutValidators_isComparedByBytes(isSameFile: Bool) async throws {
        let fixture = try ProgressiveFixture()
        let server = fixture.server
        let here = resource(old, nil)
        server.route(ProgressiveFixture.path) { request in
            guard request.index == 0 else { return .failure(404) }
            var answer = here.answer(to: request)
            answer.fault = .close(after: 700_000)
            return answer
        }
        server.serve("/mirror.mp4", resource(isSameFile ? old : new, nil))
        var request = try fixture.request()
        request.stream.mirrors = [try server.address("/mirror.mp4")]
        try fixture.expectFinished(try await fixture.run(request, ProgressiveFixture.single), isSameFile ? old : new)
        #expect(server.requests.contains { $0.path == "/mirror.mp4" && $0.range == "bytes=634464-699999" })
        #expect(server.requests.contains { $0.path == "/mirror.mp4" && $0.range == "bytes=0-" } == !isSameFile)
    }

    @Test func contentRange_badValues_areRefused() {
        for text in [
            "", "bytes", "bytes 1-", "bytes 5-4/10", "bytes 0-10/10", "bytes -5-6/10", "items 0-1/2", "bytes 0-1/x",
        ] {
            #expect(ContentRange(text) == nil, "\(text)")
        }
        #expect(ContentRange("bytes 0-9/10")?.bytes == 0..<10)
        #expect(ContentRange("bytes 0 - 9 / 10")?.bytes == 0..<10)
        #expect(ContentRange("bytes 0-9/*")?.total == nil)
        #expect(ContentRange("bytes */10")?.total == 10)
    }
}
