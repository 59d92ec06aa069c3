import MediaModel
import Testing
import ZentrioTestSupport

@testable import Transfer

@Suite(.timeLimit(.minutes(10)))
struct CookieJarTests {
    /// A server that sets a cookie with every answer of /set, and redirects from /hop with one.
    private func origin() throws -> OriginServer {
        let server = try OriginServer()
        server.route("/set") { _ in OriginAnswer(headers: [("Set-Cookie", "token=1; Path=/")], body: [1]) }
        server.route("/hop") { _ in
            OriginAnswer(status: 302, headers: [("Location", "/plain"), ("Set-Cookie", "hop=1; Path=/")])
        }
        server.route("/plain") { _ in OriginAnswer(body: [1]) }
        return server
    }

    /// Asks for one path after the other with the same engine, so with the same easy handle.
    private func ask(
        _ engine: TransferEngine, _ server: OriginServer, _ path: String, _ jar: CookieJar?, headers: [HeaderField] = []
    ) async throws {
        _ = try await engine.data(
            for: TransferRequest(address: server.address(path), headers: headers, cookies: jar), limit: .kibibytes(1))
    }

    @Test func cookieOfAnAnswer_isSentBack() async throws {
        let server = try origin()
        defer { server.close() }
        let (engine, jar) = (TransferEngine(), CookieJar())
        try await ask(engine, server, "/set", jar)
        try await ask(engine, server, "/plain", jar)
        #expect(server.requests.map { $0.headers["cookie"] } == [nil, "token=1"])
        #expect(jar.holdsCookies)
    }

    @Test func serverWithoutCookies_leavesTheJarAsItWas() async throws {
        let server = try origin()
        defer { server.close() }
        let (engine, jar) = (TransferEngine(), CookieJar())
        try await ask(engine, server, "/plain", jar)
        try await ask(engine, server, "/plain", jar)
        #expect(jar.isEmpty)
        #expect(!jar.holdsCookies)
        try await ask(engine, server, "/set", jar)
        #expect(!jar.isEmpty)
    }

    @Test func cookieOfAnAnswerUnderWay_isSentByTheNextRequest() async throws {
        let server = try origin()
        defer { server.close() }
        let latch = OriginLatch()
        server.route("/slow") { _ in
            OriginAnswer(headers: [("Set-Cookie", "token=1; Path=/")], body: [1, 2], fault: .stall(after: 1, latch))
        }
        let (engine, jar) = (TransferEngine(), CookieJar())
        let transfer = FileTransfer(
            TransferRequest(address: try server.address("/slow"), purpose: .bulk, cookies: jar), offset: 0, end: nil,
            writer: { _, _ in nil }, judge: { _ in .accept(end: 2) })
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { _ = await engine.run(transfer) }
            #expect(await transfer.acceptedResponse()?.status == 200)
            try await ask(engine, server, "/plain", jar)
            latch.open()
            try await group.waitForAll()
        }
        #expect(server.requests.last?.headers["cookie"] == "token=1")
    }

    @Test func cookieThatAServerReplaces_isSentAsItIsNow() async throws {
        let server = try origin()
        defer { server.close() }
        server.route("/new") { _ in OriginAnswer(headers: [("Set-Cookie", "token=2; Path=/")], body: [1]) }
        let (engine, jar) = (TransferEngine(), CookieJar())
        for path in ["/set", "/new", "/plain"] { try await ask(engine, server, path, jar) }
        #expect(server.requests.map { $0.headers["cookie"] } == [nil, "token=1", "token=2"])
    }

    @Test func cookieOfARedirect_isSentToWhereItLeads() async throws {
        let server = try origin()
        defer { server.close() }
        let jar = CookieJar()
        try await ask(TransferEngine(), server, "/hop", jar)
        #expect(server.requests.map(\.path) == ["/hop", "/plain"])
        #expect(server.requests.last?.headers["cookie"] == "hop=1")
        #expect(jar.holdsCookies)
    }

    @Test func otherJarOrNone_sendsNothingOfIt() async throws {
        let server = try origin()
        defer { server.close() }
        let (engine, jar) = (TransferEngine(), CookieJar())
        try await ask(engine, server, "/set", jar)
        try await ask(engine, server, "/plain", CookieJar())
        try await ask(engine, server, "/plain", nil)
        try await ask(engine, server, "/set", nil)
        try await ask(engine, server, "/plain", nil)
        try await ask(engine, server, "/plain", jar)
        #expect(server.requests.map { $0.headers["cookie"] } == [nil, nil, nil, nil, nil, "token=1"])
    }

    @Test func cookieOfTheUser_isSentInOneHeaderWithTheServers() async throws {
        let server = try origin()
        defer { server.close() }
        let (engine, jar) = (TransferEngine(), CookieJar())
        let user = try #require(HeaderField(name: "Cookie", value: "user=a; theme=dark"))
        try await ask(engine, server, "/set", jar, headers: [user])
        try await ask(engine, server, "/plain", jar, headers: [user])
        let sent = server.requests.map { request in
            (request.headers["cookie"] ?? "").split(separator: "; ").map(String.init).sorted()
        }
        #expect(sent == [["theme=dark", "user=a"], ["theme=dark", "token=1", "user=a"]])
    }

    @Test func headerThatNoJarCanHold_isSentAsItIs() async throws {
        let server = try origin()
        defer { server.close() }
        let user = try #require(HeaderField(name: "Cookie", value: "just-a-word"))
        try await ask(TransferEngine(), server, "/plain", CookieJar(), headers: [user])
        #expect(server.requests.first?.headers["cookie"] == "just-a-word")
    }
}
