import MediaModel
import Testing

@testable import Transfer

struct ProxyFaultCurlTests {
    private static let film = "http://film.example/a.mp4"

    private func fault(_ text: String, connectStatus: Int = 0, at address: String = film) throws -> ProxyFault? {
        ProxyFault(text: text, connectStatus: connectStatus, address: try WebAddress(address))
    }

    @Test(
        arguments: [
            ("Could not resolve proxy: proxy.example", .unknown("proxy.example")),
            ("Could not resolve proxy: proxy.example (Domain name not found)", .unknown("proxy.example")),
            ("Could not resolve host: film.example", nil), ("Could not resolve proxy: ", nil), ("", nil),
            ("Unsupported proxy scheme for 'a://b'", .unreadable), ("Proxy CONNECT aborted", .refused(status: nil)),
            ("Failed to connect to proxy.example port 3128 after 3 ms: No", .unreachable("proxy.example")),
            ("Failed to connect to proxy.example port 80 after 3 ms: No", .unreachable("proxy.example")),
            ("Failed to connect to film.example port 80 via a.example after 3 ms: No", .unreachable("a.example")),
            ("Failed to connect to film.example port 80 after 3 ms: Couldn't connect", nil),
            ("Failed to connect to", nil),
        ] as [(String, ProxyFault?)])
    func fault_isReadFromTheWordsOfLibcurl(text: String, expected: ProxyFault?) throws {
        #expect(try fault(text) == expected)
    }

    @Test(arguments: [
        ("http://FILM.example/", "film.example port 80"), ("https://film.example/", "film.example port 443"),
        ("http://user:pass@film.example:81/", "film.example port 81"), ("http://127.1/", "127.0.0.1 port 80"),
        ("http://[::1]:81/", "::1 port 81"), ("http://film.example./", "film.example port 80"),
        ("http://bücher.example/", "xn--bcher-kva.example port 80"), ("http://10.0.0.07/", "10.0.0.7 port 80"),
    ])
    func serverThatIsSpelledOtherwise_isNoProxy(address: String, words: String) throws {
        #expect(try fault("Failed to connect to \(words) after 3 ms: Couldn't connect", at: address) == nil)
    }

    @Test func proxyAtAnotherAddress_isToldFromAServerWithoutAName() throws {
        let text = "Failed to connect to 10.0.0.1 port 80 after 3 ms: Couldn't connect"
        #expect(try fault(text, at: "http://10.0.0.2/") == .unreachable("10.0.0.1"))
        #expect(try fault(text, at: "http://10.0.0.1/") == nil)
    }

    @Test(
        arguments: [
            (407, .wantsPassword), (403, .refused(status: 403)), (502, .refused(status: 502)), (200, nil), (0, nil),
        ] as [(Int, ProxyFault?)])
    func answerToConnect_isTheProxys(status: Int, expected: ProxyFault?) throws {
        #expect(try fault("CONNECT tunnel failed, response \(status)", connectStatus: status) == expected)
    }
}
