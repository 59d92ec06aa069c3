nonisolated extension Bitmap {
    /// A part of the picture in whole pixels.
    struct Crop: Equatable, Sendable {
        var x: Double
        var y: Double
        var width: Double
        var height: Double
    }

    /// The whole picture at another size.
    ///
    /// - Parameters:
    ///   - width: In physical pixels, at least 1.
    ///   - height: In physical pixels, at least 1.
    /// - Returns: The average of the area behind each new pixel; for alpha to be right, this picture is premultiplied.
    func averaged(width: Int, height: Int) -> Bitmap {
        let whole = Crop(x: 0, y: 0, width: Double(self.width), height: Double(self.height))
        return averaged(whole, width: width, height: height)
    }

    /// A part of the picture at another size.
    ///
    /// - Parameters:
    ///   - crop: The part, inside the picture.
    ///   - width: In physical pixels, at least 1.
    ///   - height: In physical pixels, at least 1.
    /// - Returns: The average of the area behind each new pixel. Where it grows, it is interpolated linearly.
    func averaged(_ crop: Crop, width: Int, height: Int) -> Bitmap {
        let columns = Self.taps(start: crop.x, length: crop.width, count: width, limit: self.width)
        let rows = Self.taps(start: crop.y, length: crop.height, count: height, limit: self.height)
        var result = Bitmap(width: width, height: height)
        guard self.width > 0, self.height > 0 else { return result }
        var sums = [SIMD4<Float>](repeating: .zero, count: self.width)
        let first = columns.first?.first ?? 0
        let last = min(self.width, (columns.last.map { $0.first + $0.weights.count }) ?? 0)
        for (y, row) in rows.enumerated() {
            sumRows(row, from: first, to: last, into: &sums)
            for (x, column) in columns.enumerated() {
                var sum = SIMD4<Float>(repeating: 0.5)
                for (offset, weight) in column.weights.enumerated() { sum += sums[column.first + offset] * weight }
                let bytes = SIMD4<UInt32>(sum.clamped(lowerBound: .zero, upperBound: SIMD4(repeating: 255)))
                result.pixels[y * width + x] = bytes.w << 24 | bytes.x << 16 | bytes.y << 8 | bytes.z
            }
        }
        return result
    }

    private func sumRows(_ row: Taps, from first: Int, to last: Int, into sums: inout [SIMD4<Float>]) {
        for x in first..<last { sums[x] = .zero }
        for (offset, weight) in row.weights.enumerated() {
            let start = (row.first + offset) * width
            for x in first..<last {
                let pixel = pixels[start + x]
                let parts = SIMD4<UInt32>(pixel >> 16 & 0xFF, pixel >> 8 & 0xFF, pixel & 0xFF, pixel >> 24)
                sums[x] += SIMD4<Float>(parts) * weight
            }
        }
    }

    /// Which old pixels make up a new one, and by how much.
    private struct Taps {
        var first: Int
        var weights: [Float]
    }

    private static func taps(start: Double, length: Double, count: Int, limit: Int) -> [Taps] {
        let step = length / Double(count)
        return (0..<count).map { index in
            step >= 1
                ? areaTaps(from: start + Double(index) * step, length: step, limit: limit)
                : linearTaps(at: start + (Double(index) + 0.5) * step - 0.5, limit: limit)
        }
    }

    private static func areaTaps(from start: Double, length: Double, limit: Int) -> Taps {
        let first = min(limit - 1, max(0, Int(start + 1e-6)))
        let end = min(Double(limit), start + length)
        let last = max(first, Int((end - 1e-6).rounded(.down)))
        var weights = (first...last).map { Float(max(0, min(end, Double($0 + 1)) - max(start, Double($0)))) }
        let total = weights.reduce(0, +)
        if total > 0 { for index in weights.indices { weights[index] /= total } }
        return Taps(first: first, weights: weights)
    }

    private static func linearTaps(at position: Double, limit: Int) -> Taps {
        let clamped = min(Double(limit - 1), max(0, position))
        let first = min(limit - 1, Int(clamped))
        let fraction = Float(clamped - Double(first))
        return Taps(first: first, weights: first + 1 < limit ? [1 - fraction, fraction] : [1])
    }
}
