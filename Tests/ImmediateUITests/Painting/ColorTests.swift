import ImmediateUI
import Testing

struct ColorTests {
    @Test func hexadecimal_withAndWithoutAlpha_isRead() {
        #expect(Color(hexadecimal: "#D6E16A") == Color(red: 0xD6, green: 0xE1, blue: 0x6A))
        #expect(Color(hexadecimal: "#FFFFFF14") == Color(red: 255, green: 255, blue: 255, alpha: 0x14))
        #expect(Color(hexadecimal: "D6E16A") == nil)
        #expect(Color(hexadecimal: "#12345") == nil)
    }
}
