import ImmediateUI

/// Cuts a shadow into nine pieces of one mask that is as small as the blur allows.
nonisolated struct ShadowParts {
    /// A piece of the shadow.
    struct Piece {
        /// Where it goes, in physical pixels.
        var target: PixelRect
        /// Its place in the mask; a side of 1 is stretched.
        var source: PixelRect

        /// The part of the mask for a part of the target.
        func window(for part: PixelRect) -> PixelRect {
            let isWide = source.width == target.width
            let isHigh = source.height == target.height
            return PixelRect(
                x: isWide ? source.x + part.x - target.x : source.x,
                y: isHigh ? source.y + part.y - target.y : source.y, width: isWide ? part.width : 1,
                height: isHigh ? part.height : 1)
        }
    }

    /// The box whose shadow the mask shows.
    let shape: RoundedShape
    let sigma: Float
    /// The shadow with its soft edge, in physical pixels.
    let bounds: PixelRect

    /// Plans the mask.
    ///
    /// - Parameters:
    ///   - box: The box with its spread, in physical pixels.
    ///   - radii: Of that box, in logical pixels.
    ///   - sigma: The Gaussian's standard deviation in physical pixels.
    ///   - scale: Physical pixels for a logical one.
    init(box: PixelRect, radii: CornerRadii, sigma: Float, scale: Float) {
        self.sigma = sigma
        reach = ShadowCoverage.reach(sigma: sigma)
        bounds = box.inset(by: -reach)
        let fitting = PhysicalRadii(radii, scale: scale, width: box.width, height: box.height)
        let corner = Int(fitting.largest.rounded(.up)) + reach
        shape = RoundedShape(
            width: Float(min(box.width, 2 * corner + 1)), height: Float(min(box.height, 2 * corner + 1)), radii: fitting
        )
    }

    private let reach: Int

    /// The pieces, row by row; one alone where the box is no larger than the mask.
    var pieces: [Piece] {
        let columns = Self.spans(start: bounds.x, length: bounds.width, mask: Int(shape.width) + 2 * reach)
        let rows = Self.spans(start: bounds.y, length: bounds.height, mask: Int(shape.height) + 2 * reach)
        return rows.flatMap { row in
            columns.map { column in
                Piece(
                    target: PixelRect(x: column.to, y: row.to, width: column.length, height: row.length),
                    source: PixelRect(x: column.from, y: row.from, width: column.taken, height: row.taken))
            }
        }
    }

    private struct Span {
        var to: Int
        var length: Int
        var from: Int
        var taken: Int
    }

    private static func spans(start: Int, length: Int, mask: Int) -> [Span] {
        guard length > mask else { return [Span(to: start, length: length, from: 0, taken: length)] }
        let end = mask / 2
        return [
            Span(to: start, length: end, from: 0, taken: end),
            Span(to: start + end, length: length - 2 * end, from: end, taken: 1),
            Span(to: start + length - end, length: end, from: mask - end, taken: end),
        ]
    }
}
