import Foundation

/// Three running averages one after another, which come close to a Gaussian at the same cost for every width.
nonisolated struct BoxBlur {
    /// How far each of the three averages reaches to either side, in pixels.
    let reaches: [Int]

    /// Chooses the averages.
    ///
    /// - Parameter sigma: The Gaussian's standard deviation in pixels.
    init(sigma: Float) {
        let ideal = sqrtf(4 * sigma * sigma + 1)
        var narrow = Int(ideal)
        if narrow % 2 == 0 { narrow -= 1 }
        let width = Float(narrow)
        let count = (12 * sigma * sigma - 3 * width * width - 12 * width - 9) / (-4 * width - 4)
        let narrowCount = min(3, max(0, Int(count.rounded())))
        reaches = (0..<3).map { ($0 < narrowCount ? narrow : narrow + 2) / 2 }
    }

    /// Blurs across and down; what lies outside counts as 0.
    ///
    /// - Parameters:
    ///   - values: Row by row.
    ///   - width: Values in a row.
    ///   - height: Rows.
    /// - Returns: As many values.
    func apply(to values: [Float], width: Int, height: Int) -> [Float] {
        var current = values
        var other = values
        for reach in reaches { Self.average(&current, &other, lines: height, length: width, reach: reach) }
        current = Self.transposed(current, width: width, height: height)
        for reach in reaches { Self.average(&current, &other, lines: width, length: height, reach: reach) }
        return Self.transposed(current, width: height, height: width)
    }

    /// Replaces each value by the average of its neighbourhood in its line.
    private static func average(
        _ values: inout [Float], _ scratch: inout [Float], lines: Int, length: Int, reach: Int
    ) {
        guard reach > 0 else { return }
        let share = 1 / Float(2 * reach + 1)
        values.withUnsafeBufferPointer { source in
            scratch.withUnsafeMutableBufferPointer { target in
                for line in 0..<lines {
                    let start = line * length
                    var sum: Float = 0
                    for x in 0..<min(reach, length) { sum += source[start + x] }
                    for x in 0..<length {
                        if x + reach < length { sum += source[start + x + reach] }
                        if x - reach - 1 >= 0 { sum -= source[start + x - reach - 1] }
                        target[start + x] = sum * share
                    }
                }
            }
        }
        swap(&values, &scratch)
    }

    private static func transposed(_ values: [Float], width: Int, height: Int) -> [Float] {
        [Float](unsafeUninitializedCapacity: values.count) { buffer, count in
            for y in 0..<height {
                for x in 0..<width { buffer[x * height + y] = values[y * width + x] }
            }
            count = values.count
        }
    }
}
