/// Where the rows of a list lie, of equal or of measured height.
struct RowGeometry {
    var count: Int
    /// Nil when rows are measured.
    var height: Float?
    var gap: Float
    var heights: RowHeights?

    var isMeasured: Bool { height == nil }

    var typicalPitch: Float { (height ?? heights.flatMap { $0.count > 0 ? $0[0] : nil } ?? 1) + gap }

    func height(of index: Int) -> Float {
        height ?? heights?[index] ?? 0
    }

    func offset(of index: Int) -> Float {
        if let height { return Float(index) * (height + gap) }
        return (heights?.offset(of: index) ?? 0) + Float(index) * gap
    }

    var total: Float {
        count == 0 ? 0 : offset(of: count) - gap
    }

    /// The rows that meet a part of the list.
    func visible(from start: Float, height view: Float) -> Range<Int> {
        guard count > 0, start + view > 0, start < total else { return 0..<0 }
        let first = index(at: max(0, start))
        var end = first
        while end < count, offset(of: end) < start + view { end += 1 }
        return first..<max(first + 1, end)
    }

    private func index(at offset: Float) -> Int {
        if let height { return min(count - 1, Int(offset / max(1, height + gap))) }
        guard let heights else { return 0 }
        // Gaps are not in the tree: search with them left out, then walk the rest.
        var index = heights.index(at: max(0, offset - gap * Float(heights.index(at: offset))))
        while index > 0, self.offset(of: index) > offset { index -= 1 }
        while index < count - 1, self.offset(of: index + 1) <= offset { index += 1 }
        return index
    }
}
