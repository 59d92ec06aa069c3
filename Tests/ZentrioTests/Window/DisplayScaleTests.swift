import Testing

@testable import Zentrio

struct DisplayScaleTests {
    @Test func scale_staysInTheDesignsRange() {
        #expect(DisplayScale.clamped(1.26) == 1.25)
        #expect(DisplayScale.clamped(0.2) == 0.75)
        #expect(DisplayScale.clamped(9) == 3)
    }
}
