import Testing

@testable import ImmediateUI

struct ReorderingTests {
    private func slots(from: Int, to: Int) -> [Int] {
        let move = Reordering(list: .root, key: "", from: from, to: to, mode: .keys)
        return (0..<5).map { move.slot(of: $0) }
    }

    @Test func rowsBetween_makeRoom() {
        #expect(slots(from: 1, to: 3) == [0, 3, 1, 2, 4])
        #expect(slots(from: 3, to: 1) == [0, 2, 3, 1, 4])
        #expect(slots(from: 2, to: 2) == [0, 1, 2, 3, 4])
    }
}
