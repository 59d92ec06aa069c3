/// Names a mask or a small baked picture, so that it is drawn only once.
///
/// Masks are drawn in their colour, because SDL's software renderer tints slowly. Lengths are in quarters of a physical pixel: finer differences cannot be seen.
nonisolated enum MaskKey: Hashable {
    /// A window of a rounded rectangle.
    case fill(QuantizedShape, PixelRect, color: UInt32)
    /// A window of the line along a rounded rectangle's edge.
    case stroke(QuantizedShape, width: Int, PixelRect, color: UInt32)
    /// A shadow with everything around its box.
    case shadow(QuantizedShape, sigma: Int, color: UInt32)
    /// A window of a rounded rectangle with a vertical gradient.
    case gradient(QuantizedShape, stops: [GradientKey], PixelRect)
    /// A part of a circle's line; start and sweep in steps of `ArcCoverage.steps`.
    case arc(diameter: Int, width: Int, start: Int, sweep: Int, color: UInt32)
    case icon(String, width: Int, height: Int, color: UInt32)

    /// A rounded rectangle as it is compared.
    struct QuantizedShape: Hashable {
        var width: Int
        var height: Int
        var topLeft: Int
        var topRight: Int
        var bottomLeft: Int
        var bottomRight: Int

        init(_ shape: RoundedShape) {
            width = Self.quarters(shape.width)
            height = Self.quarters(shape.height)
            topLeft = Self.quarters(shape.radii.topLeft)
            topRight = Self.quarters(shape.radii.topRight)
            bottomLeft = Self.quarters(shape.radii.bottomLeft)
            bottomRight = Self.quarters(shape.radii.bottomRight)
        }

        static func quarters(_ value: Float) -> Int { Int((value * 4).rounded()) }
    }

    /// A gradient's stop as it is compared.
    struct GradientKey: Hashable {
        var offset: Float
        var color: UInt32
    }
}
