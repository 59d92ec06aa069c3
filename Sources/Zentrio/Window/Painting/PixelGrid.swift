import ImmediateUI

/// Turns logical into physical pixels.
///
/// Edges are rounded, not sizes, so that rectangles that touch still touch at every scale.
nonisolated struct PixelGrid: Hashable, Sendable {
    /// Physical pixels for a logical one.
    var scale: Float

    func snap(_ value: Float) -> Int {
        Int((value * scale).rounded())
    }

    func snap(_ rect: Rect) -> PixelRect {
        let left = snap(rect.x)
        let top = snap(rect.y)
        return PixelRect(x: left, y: top, width: snap(rect.maxX) - left, height: snap(rect.maxY) - top)
    }

    /// A line's width, at least one physical pixel.
    func lineWidth(_ width: Float) -> Float {
        max(1, width * scale)
    }
}
