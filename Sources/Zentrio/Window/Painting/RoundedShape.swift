import Foundation

/// A rounded rectangle in physical pixels whose upper left corner is the origin.
nonisolated struct RoundedShape: Hashable, Sendable {
    /// How many lines within a pixel row are measured.
    private static let sublines = 16

    var width: Float
    var height: Float
    var radii: PhysicalRadii
    /// How far the shape's edge lies inside the rectangle; its radii shrink by as much.
    var inset: Float = 0

    /// How much of each pixel of a window the shape covers.
    ///
    /// Each row of pixels is cut into 16 lines whose covered length is exact.
    ///
    /// - Parameter window: The pixels, in the shape's coordinates.
    /// - Returns: 0 to 1 for each pixel, row by row.
    func coverage(in window: PixelRect) -> [Float] {
        var result = [Float](repeating: 0, count: window.width * window.height)
        let share = 1 / Float(Self.sublines)
        for row in 0..<window.height {
            for subline in 0..<Self.sublines {
                let y = Float(window.y + row) + (Float(subline) + 0.5) * share
                guard let span = span(at: y) else { continue }
                add(span, share: share, row: row, window: window, to: &result)
            }
        }
        return result
    }

    private func add(
        _ span: ClosedRange<Float>, share: Float, row: Int, window: PixelRect, to result: inout [Float]
    ) {
        let first = max(0, Int(span.lowerBound.rounded(.down)) - window.x)
        let end = min(window.width, Int(span.upperBound.rounded(.up)) - window.x)
        guard first < end else { return }
        for column in first..<end {
            let left = max(span.lowerBound, Float(window.x + column))
            let right = min(span.upperBound, Float(window.x + column + 1))
            result[row * window.width + column] += max(0, right - left) * share
        }
    }

    /// From where to where the shape reaches on a line.
    private func span(at y: Float) -> ClosedRange<Float>? {
        guard y >= inset, y <= height - inset else { return nil }
        let left = max(indent(y, radii.topLeft), indent(height - y, radii.bottomLeft))
        let right = width - max(indent(y, radii.topRight), indent(height - y, radii.bottomRight))
        return right > left ? left...right : nil
    }

    /// How far a corner's curve lies from the side, at a distance from the edge.
    private func indent(_ distance: Float, _ radius: Float) -> Float {
        let inner = radius - inset
        guard inner > 0, distance < radius else { return inset }
        let rise = radius - distance
        return radius - sqrtf(max(0, inner * inner - rise * rise))
    }
}
