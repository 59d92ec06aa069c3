import MediaModel
import Testing
import Transfer
import ZentrioTestSupport

@Suite(.timeLimit(.minutes(10)))
struct TransferEngineTests {
    /// A machine that is busy with other tests may come to ending a transfer only when it would count as stalled.
    private var patient: TransferConfiguration {
        var configuration = TransferConfiguration()
        configuration.stallTime = .seconds(600)
        return configuration
    }

    @Test func data_document_arrivesWithStatusAndHeaders() async throws {
        let server = try OriginServer()
        defer { server.close() }
        server.route("/a.json") { _ in
            OriginAnswer(
                headers: [("Content-Type", "Application/JSON; charset=utf-8"), ("X-Two", "2")], body: [1, 2, 3])
        }
        let (response, body) = try await TransferEngine().data(
            for: TransferRequest(address: server.address("/a.json")), limit: .kibibytes(1))
        #expect(body == [1, 2, 3])
        #expect(response.status == 200)
        #expect(response["x-two"] == "2")
        #expect(response.contentType == "application/json")
        #expect(response.contentLength == ByteCount(3))
    }

    @Test func workNearby_fetchesAndGoesOnThere() async throws {
        let server = try OriginServer()
        defer { server.close() }
        server.serve("/film", OriginResource(OriginBody(seed: 1, count: 100)))
        let engine = TransferEngine()
        let sizes = await engine.runNearby {
            await withTaskGroup(of: Int.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        let answer = try? await engine.data(
                            for: TransferRequest(address: server.address("/film")), limit: .kibibytes(1))
                        return answer?.1.count ?? 0
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
        }
        #expect(sizes == Array(repeating: 100, count: 8))
    }

    @Test func data_errorStatus_isAnAnswer() async throws {
        let server = try OriginServer()
        defer { server.close() }
        server.route("/gone") { _ in .failure(503, retryAfter: "7") }
        let (response, _) = try await TransferEngine().data(
            for: TransferRequest(address: server.address("/gone")), limit: .kibibytes(1))
        #expect(response.status == 503)
        #expect(response["Retry-After"] == "7")
    }

    @Test func data_headersAndRange_areSent() async throws {
        let server = try OriginServer()
        defer { server.close() }
        server.serve("/film", OriginResource(OriginBody(seed: 1, count: 100)))
        let header = try #require(HeaderField(name: "X-Key", value: "secret"))
        let request = try TransferRequest(
            address: server.address("/film"), headers: [header], range: .init(begin: 10, end: 20))
        let (response, body) = try await TransferEngine().data(for: request, limit: .kibibytes(1))
        #expect(response.status == 206)
        #expect(body == Array(OriginBody(seed: 1, count: 100).bytes[10..<20]))
        #expect(server.requests.first?.range == "bytes=10-19")
        #expect(server.requests.first?.headers["x-key"] == "secret")
        #expect(server.requests.first?.headers["user-agent"]?.hasPrefix("Zentrio/") == true)
    }

    @Test(arguments: [OriginAnswer.Framing.contentLength, .chunked])
    func data_largerThanLimit_failsOrIsTruncatedAsAsked(framing: OriginAnswer.Framing) async throws {
        let server = try OriginServer()
        defer { server.close() }
        server.route("/big") { _ in OriginAnswer(body: [UInt8](repeating: 7, count: 5000), framing: framing) }
        let engine = TransferEngine()
        let request = try TransferRequest(address: server.address("/big"))
        let error = await #expect(throws: TransferError.self) {
            try await engine.data(for: request, limit: ByteCount(4999))
        }
        #expect(error?.code == .tooLarge)
        #expect(try await engine.data(for: request, limit: ByteCount(5000)).1.count == 5000)
        #expect(try await engine.data(for: request, limit: ByteCount(10), overflow: .truncate).1.count == 10)
    }

    @Test(arguments: ["aws-chunked", "UTF-8", "none", "identity", "binary"])
    func data_codingThatIsNone_arrivesAsItIs(coding: String) async throws {
        let server = try OriginServer()
        defer { server.close() }
        server.route("/a") { _ in OriginAnswer(headers: [("Content-Encoding", coding)], body: [1, 2, 3]) }
        for purpose in [TransferRequest.Purpose.document, .bulk, .segment] {
            let request = try TransferRequest(address: server.address("/a"), purpose: purpose)
            let (response, body) = try await TransferEngine().data(for: request, limit: .kibibytes(1))
            #expect(body == [1, 2, 3])
            #expect(!response.isEncoded)
        }
    }

    @Test(arguments: ["gzip", "compress", "aws-chunked, gzip"])
    func data_codingThatCannotBeUndone_isNoAnswer(coding: String) async throws {
        let server = try OriginServer()
        defer { server.close() }
        server.route("/a") { _ in OriginAnswer(headers: [("Content-Encoding", coding)], body: [1, 2, 3]) }
        let request = try TransferRequest(address: server.address("/a"))
        let error = await #expect(throws: TransferError.self) {
            try await TransferEngine().data(for: request, limit: .kibibytes(1))
        }
        #expect(error?.code == .invalidAnswer)
        #expect(server.requests.count == 1)
    }

    @Test func data_redirect_endsAtFinalAddressWithItsHeadersOnly() async throws {
        let server = try OriginServer()
        defer { server.close() }
        server.route("/old") { _ in
            OriginAnswer(status: 301, headers: [("Location", "/new?x=1"), ("X-Old", "1")])
        }
        server.route("/new") { _ in OriginAnswer(body: [9]) }
        let (response, body) = try await TransferEngine().data(
            for: TransferRequest(address: server.address("/old")), limit: .kibibytes(1))
        #expect(body == [9])
        #expect(try response.address == server.address("/new?x=1"))
        #expect(response["X-Old"] == nil)
    }

    @Test(arguments: [
        ("/loop", TransferError.Code.tooManyRedirects), ("file:///etc/passwd", .forbiddenRedirect),
        ("ftp://127.0.0.1/x", .forbiddenRedirect), ("http://127.0.0.1:99999/x", .forbiddenRedirect),
    ])
    func data_badRedirect_fails(target: String, code: TransferError.Code) async throws {
        let server = try OriginServer()
        defer { server.close() }
        server.route("/loop") { _ in .redirect(to: target) }
        let request = try TransferRequest(address: server.address("/loop"))
        let error = await #expect(throws: TransferError.self) {
            try await TransferEngine().data(for: request, limit: .kibibytes(1))
        }
        #expect(error?.code == code)
    }

    @Test func data_unknownHostAndRefusedConnection_areTold() async throws {
        let engine = TransferEngine()
        let unknown = try TransferRequest(address: WebAddress("http://nowhere.invalid/"))
        let first = await #expect(throws: TransferError.self) { try await engine.data(for: unknown, limit: .zero) }
        #expect(first?.code == .hostNotFound)
        // Whether libcurl can spell it depends on the locale; nobody redirects in any.
        let unspelled = try TransferRequest(address: WebAddress("http://nöwhere.invalid/"))
        let other = await #expect(throws: TransferError.self) { try await engine.data(for: unspelled, limit: .zero) }
        #expect(other?.code == .hostNotFound)
        let refused = try TransferRequest(address: WebAddress("http://127.0.0.1:1/"))
        let second = await #expect(throws: TransferError.self) { try await engine.data(for: refused, limit: .zero) }
        #expect(second?.code == .connectionFailed)
    }

    @Test func data_brokenBody_isLost() async throws {
        let server = try OriginServer()
        defer { server.close() }
        server.route("/short") { _ in OriginAnswer(body: [1, 2], framing: .wrongContentLength(by: 5)) }
        server.route("/reset") { _ in OriginAnswer(body: [1, 2, 3], fault: .reset(after: 1)) }
        for path in ["/short", "/reset"] {
            let request = try TransferRequest(address: server.address(path))
            let error = await #expect(throws: TransferError.self) {
                try await TransferEngine().data(for: request, limit: .kibibytes(1))
            }
            #expect(error?.code == .connectionLost)
        }
    }

    @Test func data_stalled_timesOut() async throws {
        let server = try OriginServer()
        defer { server.close() }
        server.route("/stall") { _ in OriginAnswer(body: [1, 2, 3], fault: .stall(after: 1, OriginLatch())) }
        var configuration = TransferConfiguration()
        configuration.stallTime = .seconds(1)
        let request = try TransferRequest(address: server.address("/stall"))
        let error = await #expect(throws: TransferError.self) {
            try await TransferEngine(configuration: configuration).data(for: request, limit: .kibibytes(1))
        }
        #expect(error?.code == .timedOut)
    }

    @Test func data_cancelledTask_endsAtOnce() async throws {
        let server = try OriginServer()
        defer { server.close() }
        let latch = OriginLatch()
        server.route("/stall") { _ in OriginAnswer(body: [1, 2, 3], fault: .stall(after: 1, latch)) }
        let engine = TransferEngine(configuration: patient)
        let request = try TransferRequest(address: server.address("/stall"))
        let code = await withTaskGroup(of: TransferError.Code?.self) { group in
            group.addTask {
                do throws(TransferError) {
                    _ = try await engine.data(for: request, limit: .kibibytes(1))
                    return nil
                } catch { return error.code }
            }
            await latch.reached()
            group.cancelAll()
            return await group.next() ?? nil
        }
        #expect(code == .cancelled)
    }

    @Test func shutDown_running_endsItAndRefusesLaterOnes() async throws {
        let server = try OriginServer()
        defer { server.close() }
        let latch = OriginLatch()
        server.route("/stall") { _ in OriginAnswer(body: [1, 2, 3], fault: .stall(after: 1, latch)) }
        let engine = TransferEngine(configuration: patient)
        let request = try TransferRequest(address: server.address("/stall"))
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                let error = await #expect(throws: TransferError.self) {
                    try await engine.data(for: request, limit: .kibibytes(1))
                }
                #expect(error?.code == .shutDown)
            }
            await latch.reached()
            await engine.shutDown()
        }
        let error = await #expect(throws: TransferError.self) {
            try await engine.data(for: request, limit: .kibibytes(1))
        }
        #expect(error?.code == .shutDown)
    }

    /// The lost wake-up of transmission: a flag that was set outside the lock let the thread sleep for ever.
    @Test func release_manyTimesAtAnyMoment_neverHangs() async throws {
        let server = try OriginServer()
        defer { server.close() }
        server.route("/a") { _ in OriginAnswer(body: [1]) }
        let request = try TransferRequest(address: server.address("/a"))
        for turn in 0..<1000 {
            let engine = TransferEngine()
            if turn % 3 == 0 { await engine.shutDown() }
            if turn % 10 == 0 { _ = try? await engine.data(for: request, limit: .kibibytes(1)) }
        }
        #expect(server.requests.count <= 100)
    }
}
