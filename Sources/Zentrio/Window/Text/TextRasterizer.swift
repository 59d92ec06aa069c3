import ImmediateUI

/// Draws shaped lines into bitmaps.
nonisolated final class TextRasterizer {
    /// A line's pixels, placed relative to its start on the baseline.
    struct Line {
        var x: Int
        var y: Int
        /// In the text's colour.
        var bitmap: Bitmap
    }

    private struct GlyphKey: Hashable {
        var font: Int
        var number: UInt32
        var size: Float
        var phase: Int
    }

    private struct Placed {
        var glyph: GlyphBitmap
        var x: Int
        var y: Int
    }

    private var glyphs: BoundedCache<GlyphKey, GlyphBitmap?>

    /// Makes a rasteriser.
    ///
    /// - Parameter rememberedPixels: How many pixels of single glyphs are remembered. The default is 2 million, which
    ///   is 2 MB of plain glyphs.
    init(rememberedPixels: Int = 2_000_000) {
        glyphs = BoundedCache(limit: rememberedPixels)
    }

    /// Draws a line.
    ///
    /// - Parameters:
    ///   - text: The placed glyphs.
    ///   - size: The em in logical pixels.
    ///   - scale: Physical pixels for a logical one.
    ///   - color: The text's colour; its alpha is left out.
    /// - Returns: At most one plain and one coloured bitmap; none if nothing has ink.
    func draw(_ text: ShapedText, size: Float, scale: Float, color: Color) -> [Line] {
        var plain: [Placed] = []
        var colored: [Placed] = []
        for glyph in text.glyphs {
            guard let placed = place(glyph, size: size * scale, scale: scale) else { continue }
            if glyph.font.isColored { colored.append(placed) } else { plain.append(placed) }
        }
        return [compose(plain, color: color), composeColored(colored)].compactMap(\.self)
    }

    /// Glyphs stand on quarter pixels across and on whole pixels down, as in the mockups.
    private func place(_ glyph: ShapedText.Glyph, size: Float, scale: Float) -> Placed? {
        let quarters = Int((glyph.x * scale * 4).rounded(.toNearestOrAwayFromZero))
        let column = glyph.font.isColored ? Int((glyph.x * scale).rounded()) : quarters >> 2
        let key = GlyphKey(
            font: glyph.font.id, number: glyph.number, size: size, phase: glyph.font.isColored ? 0 : quarters & 3)
        let found: GlyphBitmap?
        if let known = glyphs.value(for: key) {
            found = known
        } else {
            found = glyph.font.raster(of: glyph.number, size: size, phase: key.phase)
            glyphs.insert(found, for: key, cost: 64 + (found.map { $0.width * $0.height } ?? 0))
        }
        guard let bitmap = found else { return nil }
        let row = Int((glyph.y * scale).rounded())
        return Placed(glyph: bitmap, x: column + bitmap.left, y: row - bitmap.top)
    }

    private func compose(_ placed: [Placed], color: Color) -> Line? {
        guard let frame = Frame(placed) else { return nil }
        var coverage = [UInt8](repeating: 0, count: frame.width * frame.height)
        for item in placed {
            for row in 0..<item.glyph.height {
                let target = (item.y - frame.y + row) * frame.width + item.x - frame.x
                let source = row * item.glyph.width
                for column in 0..<item.glyph.width {
                    let sum = UInt16(coverage[target + column]) + UInt16(item.glyph.coverage[source + column])
                    coverage[target + column] = UInt8(min(255, sum))
                }
            }
        }
        let table = TextTone.table(step: TextTone.step(of: color))
        var opaque = color
        opaque.alpha = 255
        let bitmap = Bitmap(coverage: coverage.map { table[Int($0)] }, width: frame.width, height: frame.height)
        return Line(x: frame.x, y: frame.y, bitmap: bitmap.tinted(opaque))
    }

    private func composeColored(_ placed: [Placed]) -> Line? {
        guard let frame = Frame(placed) else { return nil }
        var bitmap = Bitmap(width: frame.width, height: frame.height)
        for item in placed {
            for row in 0..<item.glyph.height {
                for column in 0..<item.glyph.width {
                    let pixel = item.glyph.colors[row * item.glyph.width + column]
                    if pixel >> 24 > 0 { bitmap[item.x - frame.x + column, item.y - frame.y + row] = pixel }
                }
            }
        }
        return Line(x: frame.x, y: frame.y, bitmap: bitmap)
    }

    /// The rectangle around all glyphs.
    private struct Frame {
        var x: Int
        var y: Int
        var width: Int
        var height: Int

        init?(_ placed: [Placed]) {
            guard let left = placed.map(\.x).min(), let top = placed.map(\.y).min(),
                let right = placed.map({ $0.x + $0.glyph.width }).max(),
                let bottom = placed.map({ $0.y + $0.glyph.height }).max()
            else { return nil }
            x = left
            y = top
            width = right - left
            height = bottom - top
        }
    }
}
