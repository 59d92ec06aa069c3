import Testing

@testable import ImmediateUI

struct SparklineTests {
    private let rect = Rect(x: 0, y: 0, width: 103, height: 40)
    private let grid = PixelGrid(scale: 1)

    @Test func bars_moreValuesThanRoom_areTheNewest() {
        let line = Sparkline((1...100).map { Float($0) }, maximum: 100)
        let bars = line.bars(in: rect, grid: grid)
        #expect(bars.count == 21)
        #expect(bars.last?.rect == Rect(x: 100, y: 0, width: 3, height: 40))
        #expect(bars.first?.rect.x == 0)
    }

    @Test func bars_fewerValuesThanRoom_endAtTheRight() {
        let bars = Sparkline([1, 2]).bars(in: rect, grid: grid)
        #expect(bars.map(\.rect.x) == [95, 100])
        #expect(bars.map(\.rect.height) == [20, 40])
    }

    @Test func bars_newest_standOut() {
        let bars = Sparkline([1, 1, 1], recent: 2).bars(in: rect, grid: grid)
        #expect(bars.map(\.isRecent) == [false, true, true])
    }

    @Test func bars_zeroValues_paintNothing() {
        #expect(Sparkline([0, 0]).bars(in: rect, grid: grid).isEmpty)
    }

    @Test func height_aboveTheMaximum_isNone() {
        #expect(Sparkline([1], maximum: 10).height(of: 5, width: 100) == 0.5)
        #expect(Sparkline([1], maximum: 10).height(of: 11, width: 100) == nil)
    }
}
