import ImmediateUI
import Testing

@testable import Zentrio

struct PixelGridTests {
    @Test(arguments: [1, 1.25, 1.5, 1.7, 2] as [Float])
    func touchingRectangles_stillTouchAtEveryScale(scale: Float) {
        let grid = PixelGrid(scale: scale)
        for index in 0..<20 {
            let left = grid.snap(Rect(x: Float(index) * 7, y: 0, width: 7, height: 7))
            let right = grid.snap(Rect(x: Float(index + 1) * 7, y: 0, width: 7, height: 7))
            #expect(left.maxX == right.x)
        }
    }

    @Test func hairline_isNeverThinnerThanAPixel() {
        #expect(PixelGrid(scale: 0.75).lineWidth(1) == 1)
        #expect(PixelGrid(scale: 2).lineWidth(1) == 2)
    }
}
