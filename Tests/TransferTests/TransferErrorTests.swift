import Testing

@testable import Transfer

struct TransferErrorTests {
    @Test(arguments: [
        ("Could not resolve proxy: proxy.example", "proxy.example"),
        ("Could not resolve proxy: proxy.example (Domain name not found)", "proxy.example"),
        ("Could not resolve host: film.example", nil), ("Could not resolve proxy: ", nil), ("", nil),
    ])
    func proxy_isReadFromTheWordsOfLibcurl(text: String, host: String?) {
        #expect(TransferError.proxyHost(in: text) == host)
    }
}
