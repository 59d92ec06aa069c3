import MediaModel
import Testing
import Transfer
import ZentrioTestSupport

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
