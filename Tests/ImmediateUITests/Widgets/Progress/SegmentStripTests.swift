import ImmediateUI
import Testing

struct SegmentStripTests {
    @Test func cellCount_followsTheDesign() {
        #expect(SegmentStrip.cellCount(width: 560, cell: 8, gap: 2) == 56)
        #expect(SegmentStrip.cellCount(width: 558, cell: 8, gap: 2) == 56)
        #expect(SegmentStrip.cellCount(width: 3, cell: 8, gap: 2) == 1)
    }

    @Test func cell_isDoneOnlyWhenAllOfItsShareIs() {
        let states: [SegmentState] = [.done, .done, .done, .waiting, .pending, .waiting]
        #expect(SegmentStrip.cells(states, count: 3) == [.done, .waiting, .pending])
    }

    @Test func fewSegments_spanSeveralCells() {
        #expect(SegmentStrip.cells([.done, .pending], count: 4) == [.done, .done, .pending, .pending])
    }

    @Test(arguments: [1, 7, 55, 56, 57, 1530], [1, 7, 56])
    func allSegmentsDone_fillEveryCell_oneMissingLeavesOne(segments: Int, cells: Int) {
        var states = [SegmentState](repeating: .done, count: segments)
        #expect(SegmentStrip.cells(states, count: cells).allSatisfy { $0 == .done })
        states[segments / 2] = .waiting
        #expect(SegmentStrip.cells(states, count: cells).contains(.waiting))
    }

    @Test func noSegments_wait() {
        #expect(SegmentStrip.cells([], count: 2) == [.waiting, .waiting])
    }
}
