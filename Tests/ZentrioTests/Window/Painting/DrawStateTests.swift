import Testing

@testable import Zentrio

struct DrawStateTests {
    @Test func nestedClips_intersect() {
        var state = DrawState(bounds: PixelRect(x: 0, y: 0, width: 100, height: 100))
        state.pushClip(PixelRect(x: 10, y: 10, width: 50, height: 50))
        state.pushClip(PixelRect(x: 40, y: 0, width: 200, height: 20))
        #expect(state.clip == PixelRect(x: 40, y: 10, width: 20, height: 10))
        state.popClip()
        state.popClip()
        state.popClip()
        #expect(state.clip == PixelRect(x: 0, y: 0, width: 100, height: 100))
    }
}
