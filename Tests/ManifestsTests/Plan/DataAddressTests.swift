import Testing

@testable import Manifests

struct DataAddressTests {
    /// RFC 2397 and RFC 4648 §10.
    @Test(arguments: [
        ("data:,foo", "foo"), ("data:text/plain;charset=utf-8,a%20b%2C", "a b,"), ("data:;base64,", ""),
        ("data:;base64,Zg==", "f"), ("data:;base64,Zg", "f"), ("DATA:text/plain;BASE64,Zm9v", "foo"),
        ("data:application/octet-stream;base64,Zm9vYg%3D%3D", "foob"), ("data:;base64,Pz8/Pj4-", "???>>>"),
    ])
    func address_holdsItsBytes(text: String, bytes: String) {
        #expect(DataAddress(text)?.bytes == Array(bytes.utf8))
    }

    @Test(arguments: [
        "data:", "data:;base64", "data:;base64,Z", "data:;base64,Zg===", "data:;base64,Z=g=", "data:;base64,Zm9v!",
        "data:,%4", "data:,%xx", "http://h/a,b", "k", "data:," + String(repeating: "a", count: 64 << 10),
    ])
    func address_thatIsBrokenOrOfAnotherKind_isNone(text: String) {
        #expect(DataAddress(text) == nil)
    }
}
