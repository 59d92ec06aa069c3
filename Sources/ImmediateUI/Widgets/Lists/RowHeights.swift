/// The heights of many rows, with offset and search in logarithmic time (a Fenwick tree).
struct RowHeights {
    private var heights: [Float]
    private var sums: [Float]

    /// Starts with an estimate for every row.
    init(count: Int, estimate: Float) {
        heights = Array(repeating: estimate, count: count)
        sums = Array(repeating: 0, count: count + 1)
        for index in stride(from: 1, through: count, by: 1) {
            sums[index] = Float(index & -index) * estimate
        }
    }

    var count: Int { heights.count }

    subscript(index: Int) -> Float { heights[index] }

    mutating func set(_ index: Int, _ height: Float) {
        let change = height - heights[index]
        heights[index] = height
        var node = index + 1
        while node <= heights.count {
            sums[node] += change
            node += node & -node
        }
    }

    /// Where a row begins; at `count`, the height of all.
    func offset(of index: Int) -> Float {
        var sum: Float = 0
        var node = index
        while node > 0 {
            sum += sums[node]
            node -= node & -node
        }
        return sum
    }

    /// The row at a distance from the top, at most the last one.
    func index(at offset: Float) -> Int {
        var rest = offset
        var node = 0
        var step = 1
        while step * 2 <= heights.count { step *= 2 }
        while step > 0 {
            if node + step <= heights.count, sums[node + step] <= rest {
                node += step
                rest -= sums[node]
            }
            step /= 2
        }
        return max(0, min(heights.count - 1, node))
    }
}
