import ImmediateUI
import Testing

@testable import Zentrio

struct SDLKeysTests {
    @Test func keycodes_areNamed() {
        #expect(SDLKeys.key(13) == .enter)
        #expect(SDLKeys.key(27) == .escape)
        #expect(SDLKeys.key(32) == .space)
        #expect(SDLKeys.key(Int32(UInt8(ascii: "v"))) == .character("v"))
        #expect(SDLKeys.key(0) == nil)
    }
}
