import MediaModel
import Testing
import ZentrioTestSupport

@testable import Zentrio

@Suite(.timeLimit(.minutes(10)))
nonisolated struct ManifestCommandTests {
    @Test(arguments: [
        ("http://proxy.invalid:3128", "There is no proxy called proxy.invalid."),
        ("http://127.0.0.1:1", "The proxy 127.0.0.1 does not accept a connection."),
        ("garbage://x", "The proxy setting cannot be read."),
    ])
    func proxyThatIsNotThere_isNamedInPlaceOfTheServer(proxy: String, sentence: String) async throws {
        try await expect(sentence + " Check the proxy setting.", from: "http://films.example/list.m3u8", proxy)
    }

    @Test(arguments: [
        ("http", 407, "The proxy asks for a password."), ("https", 407, "The proxy asks for a password."),
        ("https", 403, "The proxy refused the connection."), ("https", 502, "The proxy refused the connection."),
    ])
    func proxyThatRefuses_isNamedInPlaceOfTheServer(scheme: String, status: Int, sentence: String) async throws {
        let server = try OriginServer()
        defer { server.close() }
        let answer = OriginAnswer(status: status, headers: [("Proxy-Authenticate", "Basic realm=\"a\"")])
        server.route("films.example:443") { _ in answer }
        server.route("http://films.example/list.m3u8") { _ in answer }
        let proxy = try server.address("").text
        try await expect(sentence + " Check the proxy setting.", from: "\(scheme)://films.example/list.m3u8", proxy)
    }

    private func expect(_ sentence: String, from address: String, _ proxy: String) async throws {
        let folder = try TestFolder()
        let program = try RunningProgram(
            RunningProgram.zentrio, ["manifest", address],
            environment: [
                "ZENTRIO_HOME": folder.path("home"), "http_proxy": proxy, "https_proxy": proxy, "no_proxy": nil,
                "NO_PROXY": nil,
            ],
            output: folder.path("output"))
        #expect(try await program.end() == 3)
        #expect(program.output.contains(sentence), "\(program.output)")
    }
}
