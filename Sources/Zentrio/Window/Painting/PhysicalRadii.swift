import ImmediateUI

/// The radii of a rectangle's corners in physical pixels.
nonisolated struct PhysicalRadii: Hashable, Sendable {
    var topLeft: Float
    var topRight: Float
    var bottomLeft: Float
    var bottomRight: Float

    /// Scales radii and shrinks them together until they fit, as CSS does.
    ///
    /// - Parameters:
    ///   - radii: In logical pixels.
    ///   - scale: Physical pixels for a logical one.
    ///   - width: Of the rectangle in physical pixels.
    ///   - height: Of the rectangle in physical pixels.
    init(_ radii: CornerRadii, scale: Float, width: Int, height: Int) {
        topLeft = max(0, radii.topLeft * scale)
        topRight = max(0, radii.topRight * scale)
        bottomLeft = max(0, radii.bottomLeft * scale)
        bottomRight = max(0, radii.bottomRight * scale)
        let horizontal = max(topLeft + topRight, bottomLeft + bottomRight)
        let vertical = max(topLeft + bottomLeft, topRight + bottomRight)
        var factor: Float = 1
        if horizontal > Float(width) { factor = min(factor, Float(width) / horizontal) }
        if vertical > Float(height) { factor = min(factor, Float(height) / vertical) }
        if factor < 1 { multiply(by: factor) }
    }

    /// Four equal corners.
    init(_ radius: Float) {
        topLeft = radius
        topRight = radius
        bottomLeft = radius
        bottomRight = radius
    }

    var isZero: Bool { largest < 0.01 }
    var largest: Float { max(max(topLeft, topRight), max(bottomLeft, bottomRight)) }

    private mutating func multiply(by factor: Float) {
        topLeft *= factor
        topRight *= factor
        bottomLeft *= factor
        bottomRight *= factor
    }
}
