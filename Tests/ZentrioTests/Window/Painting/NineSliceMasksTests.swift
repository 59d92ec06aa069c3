import ImmediateUI
import Testing

@testable import Zentrio

struct NineSliceMasksTests {
    private func shape(_ width: Int, _ height: Int, _ radius: Float) -> RoundedShape {
        RoundedShape(
            width: Float(width), height: Float(height),
            radii: PhysicalRadii(CornerRadii(radius), scale: 1, width: width, height: height))
    }

    /// How often each pixel is painted.
    private func paintCounts(_ parts: NineSliceMasks, _ width: Int, _ height: Int) -> [Int] {
        var counts = [Int](repeating: 0, count: width * height)
        for target in parts.slices.map(\.target) + parts.bars.map(\.target) {
            for y in target.y..<target.maxY { for x in target.x..<target.maxX { counts[y * width + x] += 1 } }
        }
        return counts
    }

    @Test(arguments: [
        (60, 40, 10.0), (60, 41, 30.0), (41, 41, 30.0), (60, 40, 10.5), (5, 40, 3.0), (8, 8, 2.0), (1, 1, 4.0),
    ])
    func filledShape_paintsEachPixelOnce(width: Int, height: Int, radius: Double) {
        let parts = NineSliceMasks(shape(width, height, Float(radius)))
        #expect(paintCounts(parts, width, height).allSatisfy { $0 == 1 })
    }

    @Test func unequalCorners_paintEachPixelOnce() {
        var shape = shape(60, 40, 0)
        shape.radii.topLeft = 12
        shape.radii.bottomRight = 20
        shape.radii.topRight = 3
        #expect(paintCounts(NineSliceMasks(shape), 60, 40).allSatisfy { $0 == 1 })
        shape.radii.bottomLeft = 28
        #expect(paintCounts(NineSliceMasks(shape), 60, 40).allSatisfy { $0 == 1 })
    }

    @Test func line_paintsNoPixelTwice() {
        for (width, height, radius, line) in [(60, 40, 10, 2), (60, 41, 30, 1.5), (20, 20, 6, 1.75), (30, 20, 0, 1)]
            as [(Int, Int, Float, Float)]
        {
            let parts = NineSliceMasks(shape(width, height, radius), lineWidth: line)
            #expect(paintCounts(parts, width, height).allSatisfy { $0 <= 1 })
        }
    }

    @Test func boxesOfAllSizes_shareTheirCornerMasks() {
        let small = NineSliceMasks(shape(60, 40, 10)).slices.map(\.shape)
        let large = NineSliceMasks(shape(600, 400, 10)).slices.map(\.shape)
        #expect(small == large)
        #expect(Set(small).count == 1)
    }
}
