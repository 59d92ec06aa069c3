import Testing

@testable import ImmediateUI

struct SliderTrackTests {
    private let track = SliderTrack(range: 1...10, step: 1, left: 100, right: 190)

    @Test(arguments: [(50, 1), (100, 1), (144, 5), (146, 6), (190, 10), (500, 10)])
    func value_atAPlace_isTheNearestStep(x: Int, value: Int) {
        #expect(track.value(at: Float(x)) == Float(value))
    }

    @Test func value_movedBeyondTheEnds_stays() {
        #expect(track.value(9, movedBy: 10) == 10)
        #expect(track.value(2, movedBy: -10) == 1)
    }

    @Test func value_withoutSteps_movesByAHundredth() {
        let track = SliderTrack(range: 0...200, step: 0, left: 0, right: 100)
        #expect(track.value(at: 12.5) == 25)
        #expect(track.value(100, movedBy: 1) == 102)
    }

    @Test func part_ofAnEmptyRange_isZero() {
        #expect(SliderTrack(range: 3...3, step: 1, left: 0, right: 10).part(of: 3) == 0)
    }
}
