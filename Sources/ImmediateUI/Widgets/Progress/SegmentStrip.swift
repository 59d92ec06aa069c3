/// How many segments become a few cells.
package enum SegmentStrip {
    /// The number of cells in a width: a cell and a gap each, the last without its gap.
    package static func cellCount(width: Float, cell: Float, gap: Float) -> Int {
        max(1, Int(((width + gap) / (cell + gap)).rounded(.down)))
    }

    /// Each cell stands for an equal share of the segments and is done only when all of its share is.
    package static func cells(_ states: [SegmentState], count: Int) -> [SegmentState] {
        guard count > 0, !states.isEmpty else { return Array(repeating: .waiting, count: max(0, count)) }
        return (0..<count).map { cell in
            let first = cell * states.count / count
            let end = max(first + 1, (cell + 1) * states.count / count)
            let share = states[first..<end]
            if share.allSatisfy({ $0 == .done }) { return .done }
            return share.contains(.pending) ? .pending : .waiting
        }
    }
}
