import CText

/// The pixels of one glyph, placed relative to its origin on the baseline.
nonisolated struct GlyphBitmap {
    /// From the origin to the first column, in physical pixels.
    var left: Int
    /// From the baseline up to the first row, in physical pixels.
    var top: Int
    var width: Int
    var height: Int
    /// Coverage, 0 to 255, row by row; empty for a coloured glyph.
    var coverage: [UInt8] = []
    /// Straight ARGB, row by row; empty for a plain glyph.
    var colors: [UInt32] = []

    /// Copies a grey FreeType bitmap.
    ///
    /// - Parameters:
    ///   - bitmap: What FreeType rendered.
    ///   - left: From the origin to the first column.
    ///   - top: From the baseline up to the first row.
    init?(coverage bitmap: FT_Bitmap, left: Int32, top: Int32) {
        guard bitmap.width > 0, bitmap.rows > 0, let buffer = bitmap.buffer,
            Int32(bitmap.pixel_mode) == Int32(FT_PIXEL_MODE_GRAY.rawValue)
        else { return nil }
        self.left = Int(left)
        self.top = Int(top)
        width = Int(bitmap.width)
        height = Int(bitmap.rows)
        coverage.reserveCapacity(width * height)
        for row in 0..<height {
            coverage.append(contentsOf: UnsafeBufferPointer(start: buffer + row * Int(bitmap.pitch), count: width))
        }
    }

    /// Scales a coloured FreeType bitmap (premultiplied BGRA) down to the wanted size.
    ///
    /// - Parameters:
    ///   - bitmap: What the font stores.
    ///   - left: From the origin to the first column, in the bitmap's pixels.
    ///   - top: From the baseline up to the first row, in the bitmap's pixels.
    ///   - factor: Wanted pixels for one of the bitmap's.
    init?(colors bitmap: FT_Bitmap, left: Int32, top: Int32, factor: Float) {
        guard bitmap.width > 0, bitmap.rows > 0, let buffer = bitmap.buffer,
            Int32(bitmap.pixel_mode) == Int32(FT_PIXEL_MODE_BGRA.rawValue)
        else { return nil }
        var source = Bitmap(width: Int(bitmap.width), height: Int(bitmap.rows))
        for row in 0..<source.height {
            let line = buffer + row * Int(bitmap.pitch)
            for column in 0..<source.width {
                let pixel = line + column * 4
                source[column, row] =
                    UInt32(pixel[3]) << 24 | UInt32(pixel[2]) << 16 | UInt32(pixel[1]) << 8 | UInt32(pixel[0])
            }
        }
        width = max(1, Int((Float(source.width) * factor).rounded()))
        height = max(1, Int((Float(source.height) * factor).rounded()))
        self.left = Int((Float(left) * factor).rounded())
        self.top = Int((Float(top) * factor).rounded())
        colors = source.averaged(width: width, height: height).straightened().pixels
    }
}
