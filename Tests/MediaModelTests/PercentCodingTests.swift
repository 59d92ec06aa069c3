import MediaModel
import Testing

struct PercentCodingTests {
    @Test func encoded_keepsOnlyUnreservedCharacters() {
        #expect(PercentCoding.encoded("Aa0-._~") == "Aa0-._~")
        #expect(PercentCoding.encoded("a b/c:é\u{1}") == "a%20b%2Fc%3A%C3%A9%01")
    }

    @Test func decoded_undoesEncoded() {
        let text = "Überfahrt & zurück: 100 %/é"
        #expect(PercentCoding.decoded(PercentCoding.encoded(text)) == text)
    }

    @Test(arguments: ["%", "%4", "%zz", "%+4", "%ff"])
    func decodedOfSomethingBroken_isNil(text: String) {
        #expect(PercentCoding.decoded(text) == nil)
    }
}
