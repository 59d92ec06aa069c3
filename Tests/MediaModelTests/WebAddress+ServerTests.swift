import MediaModel
import Testing

struct WebAddressServerTests {
    @Test(arguments: [
        ("http://a/x", "http://A/y?z", true), ("http://a", "http://a#x", true), ("http://a/x", "http://b/x", false),
        ("http://a/x", "http://a:81/x", false), ("http://a/x", "https://a/x", false),
    ])
    func server_isSchemeHostAndPort(one: String, other: String, isSame: Bool) throws {
        #expect(try WebAddress(one).isOnSameServer(as: WebAddress(other)) == isSame)
    }

    @Test(arguments: [
        ("http://a/x:1", 80), ("https://a", 443), ("http://a:81?b", 81), ("http://user:2@a", 80), ("http://[::1]/", 80),
        ("https://[::1]:8443/", 8443),
    ])
    func port_isTheWrittenOrTheUsual(address: String, port: Int) throws {
        #expect(try WebAddress(address).port == port)
    }
}
