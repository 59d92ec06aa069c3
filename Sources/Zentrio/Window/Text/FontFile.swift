import CText

/// One face of one font file, opened for shaping (HarfBuzz) and for drawing (FreeType).
nonisolated final class FontFile {
    /// Tells fonts apart in caches.
    let id: Int
    /// The face's height above the baseline as a share of the em.
    let ascent: Float
    /// The face's depth below the baseline as a share of the em, positive.
    let descent: Float
    /// Units of the font's own grid in one em; shaping answers in them.
    let unitsPerEm: Float
    /// Whether the glyphs are coloured pictures that take no tint.
    let isColored: Bool

    /// `hb_font_t`; its scale is the em grid, so that one shaping serves every size.
    let shapingFont: OpaquePointer

    private let library: FontLibrary
    private let face: FT_Face
    private var currentSize: FT_F26Dot6 = 0

    /// Opens a face (`FT_New_Face`, `hb_blob_create_from_file_or_fail`); nil if the file is no font that can be drawn.
    ///
    /// - Parameters:
    ///   - path: The font file.
    ///   - index: The face in a collection.
    ///   - id: What tells this font apart in caches.
    ///   - library: The handle the face belongs to.
    init?(path: String, index: Int, id: Int, library: FontLibrary) {
        var opened: FT_Face?
        guard FT_New_Face(library.handle, path, index, &opened) == 0, let face = opened else { return nil }
        guard let blob = hb_blob_create_from_file_or_fail(path) else {
            FT_Done_Face(face)
            return nil
        }
        let shapingFace = hb_face_create(blob, UInt32(index))
        self.id = id
        self.library = library
        self.face = face
        isColored = zentrio_has_color(face) != 0 && zentrio_has_strikes(face) != 0 && zentrio_is_scalable(face) == 0
        unitsPerEm = Float(max(1, hb_face_get_upem(shapingFace)))
        let metricUnits = Float(max(1, face.pointee.units_per_EM))
        ascent = isColored ? 0.95 : Float(face.pointee.ascender) / metricUnits
        descent = isColored ? 0.25 : -Float(face.pointee.descender) / metricUnits
        shapingFont = hb_font_create(shapingFace)
        hb_font_set_scale(shapingFont, Int32(unitsPerEm), Int32(unitsPerEm))
        hb_ot_font_set_funcs(shapingFont)
        hb_face_destroy(shapingFace)
        hb_blob_destroy(blob)
    }

    deinit {
        hb_font_destroy(shapingFont)
        FT_Done_Face(face)
    }

    /// Whether the font can draw a character (`FT_Get_Char_Index`).
    func contains(_ scalar: Unicode.Scalar) -> Bool {
        FT_Get_Char_Index(face, FT_ULong(scalar.value)) != 0
    }

    /// Draws one glyph.
    ///
    /// - Parameters:
    ///   - glyph: The glyph's number in the font.
    ///   - size: The em in physical pixels.
    ///   - phase: How many quarter pixels the glyph is moved to the right, 0 to 3.
    /// - Returns: Nil for a glyph without ink.
    func raster(of glyph: UInt32, size: Float, phase: Int) -> GlyphBitmap? {
        isColored ? coloredRaster(of: glyph, size: size) : outlineRaster(of: glyph, size: size, phase: phase)
    }

    private func outlineRaster(of glyph: UInt32, size: Float, phase: Int) -> GlyphBitmap? {
        let wanted = FT_F26Dot6((size * 64).rounded())
        if wanted != currentSize {
            guard FT_Set_Char_Size(face, wanted, wanted, 72, 72) == 0 else { return nil }
            currentSize = wanted
        }
        guard FT_Load_Glyph(face, glyph, zentrio_load_outline) == 0, let slot = face.pointee.glyph else { return nil }
        if slot.pointee.format == FT_GLYPH_FORMAT_OUTLINE {
            FT_Outline_Translate(&slot.pointee.outline, FT_Pos(phase * 16), 0)
            guard FT_Render_Glyph(slot, FT_RENDER_MODE_NORMAL) == 0 else { return nil }
        }
        return GlyphBitmap(coverage: slot.pointee.bitmap, left: slot.pointee.bitmap_left, top: slot.pointee.bitmap_top)
    }

    /// Coloured glyphs exist in one size only: that one is scaled down.
    private func coloredRaster(of glyph: UInt32, size: Float) -> GlyphBitmap? {
        guard FT_Select_Size(face, 0) == 0, FT_Load_Glyph(face, glyph, zentrio_load_color) == 0,
            let slot = face.pointee.glyph, let metrics = face.pointee.size?.pointee.metrics, metrics.y_ppem > 0
        else { return nil }
        let factor = size / Float(metrics.y_ppem)
        return GlyphBitmap(
            colors: slot.pointee.bitmap, left: slot.pointee.bitmap_left, top: slot.pointee.bitmap_top, factor: factor)
    }
}
