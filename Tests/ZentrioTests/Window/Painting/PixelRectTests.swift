import Testing

@testable import Zentrio

struct PixelRectTests {
    @Test func subtractingHole_leavesItsSurroundings() {
        let whole = PixelRect(x: 0, y: 0, width: 10, height: 10)
        let parts = whole.subtracting(PixelRect(x: 2, y: 3, width: 4, height: 4))
        #expect(parts.count == 4)
        #expect(parts.reduce(0) { $0 + $1.width * $1.height } == 84)
        #expect(whole.subtracting(PixelRect(x: 20, y: 0, width: 4, height: 4)) == [whole])
        #expect(whole.subtracting(whole).isEmpty)
        #expect(whole.subtracting(PixelRect(x: 0, y: 0, width: -4, height: 4)) == [whole])
    }
}
