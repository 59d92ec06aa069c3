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
}
