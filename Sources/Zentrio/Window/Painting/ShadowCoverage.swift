/// The shadow of a rounded rectangle: its coverage, blurred.
nonisolated struct ShadowCoverage {
    /// The box that casts the shadow, in physical pixels.
    var shape: RoundedShape
    /// The Gaussian's standard deviation in physical pixels.
    var sigma: Float

    /// How far the shadow reaches beyond its box, in physical pixels.
    static func reach(sigma: Float) -> Int { Int((sigma * 3).rounded(.up)) }

    /// Draws the shadow with `reach` pixels around its box.
    ///
    /// - Returns: A white bitmap whose alpha is the shadow's strength.
    func draw() -> Bitmap {
        let reach = Self.reach(sigma: sigma)
        let width = Int(shape.width) + 2 * reach
        let height = Int(shape.height) + 2 * reach
        let sharp = shape.coverage(in: PixelRect(x: -reach, y: -reach, width: width, height: height))
        guard sigma > 0.3 else { return Bitmap(sharp, width: width, height: height) }
        return Bitmap(
            BoxBlur(sigma: sigma).apply(to: sharp, width: width, height: height), width: width, height: height)
    }
}

nonisolated extension Bitmap {
    /// Makes a white bitmap whose alpha is the coverage, 0 to 1.
    ///
    /// - Parameters:
    ///   - coverage: Row by row, `width * height` values.
    ///   - width: In physical pixels.
    ///   - height: In physical pixels.
    init(_ coverage: [Float], width: Int, height: Int) {
        self.init(
            coverage: coverage.map { UInt8((min(1, max(0, $0)) * 255).rounded()) }, width: width, height: height)
    }
}
