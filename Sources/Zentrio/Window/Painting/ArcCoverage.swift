import Foundation

/// A part of a circle's line with round caps.
nonisolated struct ArcCoverage {
    /// How finely angles are told apart: a step on a ring of 36 px is a fifth of a pixel.
    static let steps = 512

    /// The circle's outer diameter in physical pixels.
    var diameter: Float
    /// The line's width in physical pixels; it lies inside the circle.
    var width: Float
    /// Where the line starts, in turns from 12 o'clock, clockwise.
    var start: Float
    /// How far the line goes, in turns; 1 closes the circle.
    var sweep: Float

    /// How much of each pixel the line covers.
    ///
    /// - Returns: 0 to 1 for each pixel of a square around the circle, row by row.
    func draw() -> [Float] {
        let side = Int(diameter.rounded(.up))
        var result = [Float](repeating: 0, count: side * side)
        for y in 0..<side {
            for x in 0..<side {
                let distance = distance(x: Float(x) + 0.5 - diameter / 2, y: Float(y) + 0.5 - diameter / 2)
                result[y * side + x] = min(1, max(0, 0.5 + width / 2 - distance))
            }
        }
        return result
    }

    /// The distance from a point to the line's middle.
    private func distance(x: Float, y: Float) -> Float {
        let radius = (diameter - width) / 2
        guard sweep < 1 else { return abs(hypotf(x, y) - radius) }
        var turn = atan2f(x, -y) / (2 * .pi) - start
        turn -= turn.rounded(.down)
        if turn <= sweep { return abs(hypotf(x, y) - radius) }
        return min(capDistance(x, y, turn: start, radius), capDistance(x, y, turn: start + sweep, radius))
    }

    private func capDistance(_ x: Float, _ y: Float, turn: Float, _ radius: Float) -> Float {
        let angle = turn * 2 * .pi
        return hypotf(x - sinf(angle) * radius, y + cosf(angle) * radius)
    }
}
