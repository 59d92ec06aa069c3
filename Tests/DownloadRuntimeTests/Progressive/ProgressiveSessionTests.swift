import MediaModel
import Testing
import Transfer
import ZentrioTestSupport

@testable import DownloadRuntime

/// Answers that are wrong, refusing, or no film.
@Suite(.timeLimit(.minutes(10)))
struct ProgressiveSessionTests {
    private static let body = OriginBody(seed: 3, count: 2_000_000)
    private let body = ProgressiveSessionTests.body

    /// One try against a server that always gives the same answer.
    private func failure(_ answer: OriginAnswer) async throws -> (DownloadFailure, fileSize: Int) {
        let fixture = try ProgressiveFixture()
        fixture.server.route(ProgressiveFixture.path) { _ in answer }
        let failure = try fixture.failure(try await fixture.run())
        return (failure, try fixture.fileBytes().count)
    }

    @Test(arguments: [
        (401, DownloadFailure.Code.unauthorized, false), (403, .unauthorized, false), (404, .notFound, false),
        (410, .notFound, false), (451, .refused, false), (407, .refused, false), (418, .refused, false),
        (408, .serverError, true),
        (429, .serverError, true), (500, .serverError, true), (503, .serverError, true), (524, .serverError, true),
        (204, .emptyBody, false), (304, .badRedirect, false),
    ])
    func run_status_isToldAndNothingWritten(status: Int, code: DownloadFailure.Code, isTransient: Bool) async throws {
        var answer = OriginAnswer.failure(status)
        if status == 204 || status == 304 { answer.body = [] }
        let (failure, size) = try await failure(answer)
        #expect(failure.code == code)
        #expect(failure.httpStatus == status)
        #expect(failure.isTransient == isTransient)
        #expect(size == 0)
    }

    @Test func run_legalBlock_isNoReasonToSignIn() async throws {
        let (failure, _) = try await failure(.failure(451))
        #expect(failure.sentence == "The source may not give this title here for legal reasons.")
    }

    @Test func run_retryAfterSeconds_isAFloor() async throws {
        let fixture = try ProgressiveFixture()
        fixture.server.route(ProgressiveFixture.path) { _ in .failure(503, retryAfter: "120") }
        var configuration = ProgressiveFixture.eager
        configuration.clock.timestamp = { Timestamp(rawValue: 1_000_000) }
        let failure = try fixture.failure(try await fixture.run(nil, configuration))
        #expect(failure.retryAfter == Timestamp(rawValue: 1_120_000))
    }

    @Test func run_retryAfterDate_isAFloor() async throws {
        let (failure, _) = try await failure(.failure(429, retryAfter: "Thu, 01 Jan 2026 00:00:00 GMT"))
        #expect(failure.retryAfter == Timestamp(rawValue: 1_767_225_600_000))
    }

    @Test func run_webPage_isNotWritten() async throws {
        let (failure, size) = try await failure(.webPage)
        #expect(failure.code == .gotWebPage)
        #expect(failure.sentence.hasPrefix("No video found at this address."))
        #expect(size == 0)
    }

    @Test func run_webPageCalledVideo_isNotWritten() async throws {
        var answer = OriginAnswer.webPage
        answer.setHeader("Content-Type", "video/mp4")
        let (failure, size) = try await failure(answer)
        #expect(failure.code == .gotWebPage)
        #expect(size == 0)
    }

    @Test(arguments: [
        ("application/json", Array("{\"error\": \"expired\"}".utf8)),
        ("video/mp4", Array("#EXTM3U\n#EXTINF:4,\n".utf8)),
        ("application/octet-stream", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]),
        ("image/webp", [1, 2, 3, 4]),
    ])
    func run_noMedia_isNotWritten(type: String, bytes: [UInt8]) async throws {
        let (failure, size) = try await failure(OriginAnswer(headers: [("Content-Type", type)], body: bytes))
        #expect(failure.code == .notMedia)
        #expect(failure.sentence == "No video found at this address.")
        #expect(size == 0)
    }

    @Test func run_emptyBody_isTold() async throws {
        #expect(try await failure(OriginAnswer()).0.code == .emptyBody)
        #expect(try await failure(OriginAnswer(framing: .chunked)).0.code == .emptyBody)
        #expect(
            try await failure(OriginAnswer(status: 416, headers: [("Content-Range", "bytes */0")])).0.code == .emptyBody
        )
    }

    @Test(arguments: [
        "bytes 1-1999999/2000000", "bytes 0-1999998/2000000", "bytes 0-1999999/1000", "nonsense", "bytes */2000000",
    ])
    func run_wrongContentRange_isDamaged(value: String) async throws {
        let answer = OriginAnswer(
            status: 206, headers: [("Content-Type", "video/mp4"), ("Content-Range", value)], body: body.bytes)
        let (failure, size) = try await failure(answer)
        #expect(failure.code == .damaged)
        #expect(size == 0)
    }

    @Test func run_multipartAnswer_isDamaged() async throws {
        let answer = OriginAnswer(
            status: 206, headers: [("Content-Type", "multipart/byteranges; boundary=x")], body: body.bytes)
        #expect(try await failure(answer).0.code == .damaged)
    }

    /// HTTP cannot tell: libcurl stops at the promised length and calls that success.
    @Test(arguments: [1, 10, 1_000_000])
    func run_contentLengthTooShort_isDamagedAndDiscarded(missing: Int) async throws {
        let fixture = try ProgressiveFixture()
        let body = body
        fixture.server.route(ProgressiveFixture.path) { _ in
            OriginAnswer(body: body.bytes, framing: .wrongContentLength(by: -missing))
        }
        let failure = try fixture.failure(try await fixture.run())
        #expect(failure.code == .damaged)
        #expect(failure.isTransient)
        #expect(try fixture.fileBytes().isEmpty)
        #expect(await fixture.ledger.resumeState(of: DownloadID(rawValue: "one")) == nil)
        // The scheduler counts a try as one that brought nothing.
        #expect(fixture.progress.last?.downloaded == .zero)
    }

    @Test func run_bodyUntilCloseCutOff_isDamaged() async throws {
        let fixture = try ProgressiveFixture()
        let body = body
        fixture.server.route(ProgressiveFixture.path) { _ in
            OriginAnswer(body: body.bytes, framing: .untilClose, fault: .close(after: 1_500_000))
        }
        #expect(try fixture.failure(try await fixture.run()).code == .damaged)
    }

    @Test func run_rangesOfACutFile_isDamaged() async throws {
        let fixture = try ProgressiveFixture()
        fixture.server.serve(ProgressiveFixture.path, OriginResource(OriginBody(bytes: Array(body.bytes.dropLast(7)))))
        #expect(try fixture.failure(try await fixture.run()).code == .damaged)
    }

    @Test func run_contentLengthTooLong_isLostWithWhatCameKept() async throws {
        let fixture = try ProgressiveFixture()
        let body = body
        fixture.server.route(ProgressiveFixture.path) { _ in
            OriginAnswer(body: body.bytes, framing: .wrongContentLength(by: 10))
        }
        #expect(try fixture.failure(try await fixture.run()).code == .connectionLost)
    }

    @Test func run_contentLengthContradictsContentRange_isDamaged() async throws {
        let fixture = try ProgressiveFixture()
        let resource = OriginResource(body)
        fixture.server.route(ProgressiveFixture.path) { request in
            var answer = resource.answer(to: request)
            answer.framing = .wrongContentLength(by: -5)
            return answer
        }
        #expect(try fixture.failure(try await fixture.run()).code == .damaged)
    }

    @Test func run_partWithOtherTotal_startsOverAndThenFails() async throws {
        let fixture = try ProgressiveFixture()
        let resource = OriginResource(body)
        fixture.server.route(ProgressiveFixture.path) { request in
            var answer = resource.answer(to: request)
            guard request.range != "bytes=0-", let range = request.byteRange(of: 2_000_000) else {
                answer.fault = .close(after: 100_000)
                return answer
            }
            answer.setHeader("Content-Range", "bytes \(range.lowerBound)-\(range.upperBound - 1)/2000001")
            return answer
        }
        #expect(try fixture.failure(try await fixture.run()).code == .resourceChanged)
        #expect(fixture.server.requests.count { $0.range == "bytes=0-" } == 2)
    }

    @Test func run_encodedAnswer_isDecodedWithoutRanges() async throws {
        let fixture = try ProgressiveFixture()
        let plain = GzipSample.plain
        fixture.server.route(ProgressiveFixture.path) { _ in
            OriginAnswer(
                status: 206,
                headers: [
                    ("Content-Encoding", "gzip"), ("Content-Type", "video/mp4"), ("ETag", "\"z\""),
                    ("Content-Range", "bytes 0-\(GzipSample.encoded.count - 1)/\(GzipSample.encoded.count)"),
                ], body: GzipSample.encoded)
        }
        try fixture.expectFinished(try await fixture.run(), OriginBody(bytes: plain))
        #expect(fixture.server.requests.count == 1)
    }

    @Test(arguments: ["aws-chunked", "UTF-8", "none", "identity", "binary"])
    func run_codingThatIsNone_isFetchedWithRanges(coding: String) async throws {
        let fixture = try ProgressiveFixture()
        let resource = OriginResource(body)
        fixture.server.route(ProgressiveFixture.path) { request in
            var answer = resource.answer(to: request)
            answer.setHeader("Content-Encoding", coding)
            return answer
        }
        try fixture.expectFinished(try await fixture.run(), body)
        #expect(fixture.progress.last?.total == ByteCount(2_000_000))
    }

    @Test func run_rangeNotUnderstood_asksPlainly() async throws {
        let fixture = try ProgressiveFixture()
        var resource = OriginResource(body)
        resource.acceptsRanges = false
        fixture.server.route(ProgressiveFixture.path) { [resource] request in
            request.range == nil ? resource.answer(to: request) : OriginAnswer(status: 416)
        }
        try fixture.expectFinished(try await fixture.run(), body)
        #expect(fixture.server.requests.map(\.range) == ["bytes=0-", nil])
    }

    @Test func run_tooManyConnections_goesOnWithFewer() async throws {
        for status in [429, 503, 403] {
            let fixture = try ProgressiveFixture()
            let resource = OriginResource(body)
            let latch = OriginLatch()
            fixture.server.route(ProgressiveFixture.path) { request in
                var answer = resource.answer(to: request)
                // The first connection is still busy when the next ones are refused.
                if request.index == 0 { answer.fault = .stall(after: 100_000, latch) }
                if request.index == 1 { answer = .failure(status, retryAfter: "5") }
                if request.index > 0 { latch.open() }
                return answer
            }
            try fixture.expectFinished(try await fixture.run(), body)
        }
    }

    /// The connection that was to get half of the file never gets it: the first one goes on to the end.
    @Test func run_addressThatAnswersOnce_isFetchedByTheFirstConnection() async throws {
        let fixture = try ProgressiveFixture()
        let resource = OriginResource(body)
        let latch = OriginLatch()
        fixture.server.route(ProgressiveFixture.path) { request in
            guard request.index == 0 else { return .failure(429) }
            var answer = resource.answer(to: request)
            answer.fault = .stall(after: 100_000, latch)
            return answer
        }
        let allowance = DownloadAllowance { _ in latch.open() }
        try fixture.expectFinished(await fixture.run(try fixture.downloader(allowance: allowance)), body)
    }

    @Test(arguments: [("/film.mp4", "leads in a circle"), ("file:///etc/passwd", "not on the web")])
    func run_badRedirect_isTold(target: String, words: String) async throws {
        let (failure, _) = try await failure(.redirect(to: target))
        #expect(failure.code == .badRedirect)
        #expect(failure.sentence.contains(words))
    }

    @Test func run_redirect_asksTheFinalAddressForTheRest() async throws {
        let fixture = try ProgressiveFixture()
        let target = try fixture.server.address("/cdn/film.mp4").text
        fixture.server.route(ProgressiveFixture.path) { _ in .redirect(to: target) }
        fixture.server.serve("/cdn/film.mp4", OriginResource(body))
        try fixture.expectFinished(try await fixture.run(), body)
        #expect(fixture.server.requests.count { $0.path == ProgressiveFixture.path } == 1)
        let state = await fixture.ledger.resumeState(of: DownloadID(rawValue: "one"))
        #expect(state?.resource.finalAddress.text == target)
        #expect(try state?.resource.originalAddress == fixture.server.address(ProgressiveFixture.path))
    }

    @Test func run_finalAddressExpires_resolvesTheOriginalAgain() async throws {
        let fixture = try ProgressiveFixture()
        let server = fixture.server
        let resource = OriginResource(body)
        server.route(ProgressiveFixture.path) { request in .redirect(to: "/cdn/\(request.index).mp4") }
        server.route("/cdn/0.mp4") { request in
            var answer = request.index == 0 ? resource.answer(to: request) : .failure(403)
            answer.fault = .close(after: 500_000)
            return answer
        }
        server.serve("/cdn/1.mp4", resource)
        try fixture.expectFinished(try await fixture.run(nil, ProgressiveFixture.single), body)
    }

    /// What is wrong with the first address.
    enum Trouble: CaseIterable, Sendable {
        case busy, webPage, webPageCalledVideo, gone, reset, notMedia
    }

    @Test(arguments: Trouble.allCases)
    func run_firstAddressIsOfNoUse_asksTheMirror(trouble: Trouble) async throws {
        let fixture = try ProgressiveFixture()
        let body = OriginBody(seed: 1, count: 300_000)
        fixture.server.route(ProgressiveFixture.path) { request in
            switch trouble {
            case .busy: return .failure(503)
            case .webPage: return .webPage
            case .webPageCalledVideo:
                var answer = OriginAnswer.webPage
                answer.setHeader("Content-Type", "video/mp4")
                return answer
            case .gone: return .failure(410)
            case .reset: return OriginAnswer(body: [1, 2, 3], fault: .reset(after: 0))
            case .notMedia: return OriginAnswer(headers: [("Content-Type", "application/json")], body: Array("{}".utf8))
            }
        }
        fixture.server.serve("/mirror.mp4", OriginResource(body))
        var request = try fixture.request()
        request.stream.mirrors = [try fixture.server.address("/mirror.mp4")]
        try fixture.expectFinished(try await fixture.run(request), body)
    }

    @Test func run_noServerAtTheFirstAddress_asksTheMirror() async throws {
        let fixture = try ProgressiveFixture()
        let body = OriginBody(seed: 1, count: 300_000)
        let gone = try OriginServer()
        var request = try fixture.request(gone.address(ProgressiveFixture.path))
        gone.close()
        fixture.server.serve("/mirror.mp4", OriginResource(body))
        request.stream.mirrors = [try fixture.server.address("/mirror.mp4")]
        try fixture.expectFinished(try await fixture.run(request), body)
    }

    @Test func run_mirrorIsGoneToo_endsWithTheFailureThatMayPass() async throws {
        let fixture = try ProgressiveFixture()
        fixture.server.route(ProgressiveFixture.path) { _ in .failure(503) }
        fixture.server.route("/mirror.mp4") { _ in .failure(404) }
        var request = try fixture.request()
        request.stream.mirrors = [try fixture.server.address("/mirror.mp4")]
        let failure = try fixture.failure(try await fixture.run(request))
        #expect(failure.httpStatus == 503 && failure.isTransient)
        #expect(fixture.server.requests.count == 2)
    }

    @Test func unknownProxy_isNamedInPlaceOfTheServer() {
        var error = TransferError(.hostNotFound, cause: "Could not resolve proxy: proxy.example")
        #expect(DownloadFailure(error, host: "film.example").sentence.contains("The server film.example"))
        error.proxyFault = .unknown("proxy.example")
        #expect(DownloadFailure(error, host: "film.example").sentence.contains("no proxy called proxy.example."))
    }

    @Test(
        arguments: [
            (.unknown("a"), .hostNotFound, true), (.unreachable("a"), .connectionLost, true),
            (.unreadable, .refused, false), (.wantsPassword, .refused, false), (.refused(status: 403), .refused, false),
            (.refused(status: 502), .connectionLost, true), (.refused(status: nil), .connectionLost, true),
        ] as [(ProxyFault, DownloadFailure.Code, Bool)])
    func proxy_isWaitedForOnlyWhereThatMayHelp(fault: ProxyFault, code: DownloadFailure.Code, isTransient: Bool) {
        var error = TransferError(.connectionLost, cause: "cut")
        error.proxyFault = fault
        let failure = DownloadFailure(error, host: "film.example")
        #expect(failure.code == code && failure.isTransient == isTransient)
        #expect(failure.sentence == fault.sentence)
        #expect(!failure.isLinkExpired)
    }

    @Test func run_proxyWantsAPassword_isNoRefusalOfTheSource() async throws {
        let (failure, _) = try await failure(.failure(407))
        #expect(failure.sentence == "The proxy asks for a password. Check the proxy setting.")
    }

    @Test func run_hostUnknownOrDown_isTold() async throws {
        let fixture = try ProgressiveFixture()
        let unknown = try fixture.request(WebAddress("http://nowhere.invalid/film.mp4"))
        #expect(try fixture.failure(try await fixture.run(unknown)).code == .hostNotFound)
        let down = try fixture.request(WebAddress("http://127.0.0.1:1/film.mp4"))
        #expect(try fixture.failure(try await fixture.run(down)).code == .connectionLost)
    }
}
