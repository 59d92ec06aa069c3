import CText

/// Runs HarfBuzz over parts of a line; one buffer serves all.
nonisolated final class ShapingBuffer {
    /// What HarfBuzz says about one glyph, in units of the font's em grid.
    struct Glyph {
        var number: UInt32
        /// The first scalar of the line that this glyph stands for.
        var cluster: Int
        var advance: Int32
        var xOffset: Int32
        /// Up is positive.
        var yOffset: Int32
    }

    private(set) var glyphs: [Glyph] = []
    private let buffer = hb_buffer_create()
    /// Han characters differ by language; without one, HarfBuzz would take the locale's.
    private let language = hb_language_from_string("en", -1)

    deinit {
        hb_buffer_destroy(buffer)
    }

    /// Shapes one item (`hb_shape`) and leaves the result in `glyphs`, from left to right.
    ///
    /// - Parameters:
    ///   - item: A part of the line.
    ///   - scalars: The whole line, because joining depends on the neighbours.
    ///   - features: OpenType features to switch.
    func shape(_ item: TextItem, of scalars: [UInt32], features: [hb_feature_t]) {
        hb_buffer_clear_contents(buffer)
        hb_buffer_add_codepoints(
            buffer, scalars, Int32(scalars.count), UInt32(item.range.lowerBound), Int32(item.range.count))
        hb_buffer_set_direction(buffer, item.isRightToLeft ? HB_DIRECTION_RTL : HB_DIRECTION_LTR)
        hb_buffer_set_script(buffer, item.script)
        hb_buffer_set_language(buffer, language)
        hb_shape(item.font.shapingFont, buffer, features, UInt32(features.count))
        collect()
    }

    private func collect() {
        var count: UInt32 = 0
        glyphs.removeAll(keepingCapacity: true)
        guard let infos = hb_buffer_get_glyph_infos(buffer, &count),
            let positions = hb_buffer_get_glyph_positions(buffer, &count)
        else { return }
        for index in 0..<Int(count) {
            let position = positions[index]
            glyphs.append(
                Glyph(
                    number: infos[index].codepoint, cluster: Int(infos[index].cluster), advance: position.x_advance,
                    xOffset: position.x_offset, yOffset: position.y_offset))
        }
    }
}
