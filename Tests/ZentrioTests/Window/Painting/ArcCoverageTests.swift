import Testing

@testable import Zentrio

struct ArcCoverageTests {
    @Test func quarter_liesUpperRight() {
        let coverage = ArcCoverage(diameter: 40, width: 4, start: 0, sweep: 0.25).draw()
        #expect(coverage[2 * 40 + 20] > 0.9)
        #expect(coverage[20 * 40 + 37] > 0.9)
        #expect(coverage[38 * 40 + 20] == 0)
        #expect(coverage[20 * 40 + 2] == 0)
    }

    @Test func wholeCircle_coversItsRing() {
        let sum = ArcCoverage(diameter: 40, width: 4, start: 0, sweep: 1).draw().reduce(0, +)
        #expect(abs(sum - Float.pi * 36 * 4) < 5)
    }
}
