import Testing

@testable import Zentrio

struct RoundedShapeTests {
    @Test func coverageOfDisc_sumsToItsArea() {
        let disc = RoundedShape(width: 20, height: 20, radii: PhysicalRadii(10))
        let sum = disc.coverage(in: PixelRect(x: 0, y: 0, width: 20, height: 20)).reduce(0, +)
        #expect(abs(sum - 314.16) < 0.5)
    }

    @Test func inset_shrinksEverySide() {
        let ring = RoundedShape(width: 20, height: 20, radii: PhysicalRadii(0), inset: 2.5)
        let coverage = ring.coverage(in: PixelRect(x: 0, y: 0, width: 20, height: 20))
        #expect(coverage[10] == 0)
        #expect(coverage[10 * 20 + 2] == 0.5)
        #expect(coverage[10 * 20 + 3] == 1)
        #expect(coverage[2 * 20 + 10] == 0.5)
    }

    @Test func windowOutside_isEmpty() {
        let shape = RoundedShape(width: 10, height: 10, radii: PhysicalRadii(3))
        #expect(shape.coverage(in: PixelRect(x: 20, y: 0, width: 4, height: 4)).allSatisfy { $0 == 0 })
    }
}
