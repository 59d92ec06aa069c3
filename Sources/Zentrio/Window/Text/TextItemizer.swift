import CText
import ImmediateUI

/// Splits a line into stretches of one direction, script and font, in visual order.
nonisolated struct TextItemizer {
    let fonts: FontCache

    /// Splits a line.
    ///
    /// - Parameters:
    ///   - text: One line.
    ///   - face: The wanted cut.
    /// - Returns: The stretches from left to right; none if there is no font at all.
    func items(of text: String, face: TypeStyle.Face) -> [TextItem] {
        let scalars = Array(text.unicodeScalars)
        guard !scalars.isEmpty, let wanted = fonts.font(for: face) else { return [] }
        let levels = levels(of: scalars)
        let scripts = scripts(of: scalars)
        let clusterFonts = fontsByScalar(of: text, wanted: wanted, count: scalars.count)
        var items: [TextItem] = []
        for index in scalars.indices {
            let level = Int(levels[index])
            if let last = items.last, last.level == level, last.script == scripts[index],
                last.font === clusterFonts[index]
            {
                items[items.count - 1].range = last.range.lowerBound..<index + 1
            } else {
                items.append(
                    TextItem(
                        range: index..<index + 1, level: level, script: scripts[index], font: clusterFonts[index]))
            }
        }
        return visualOrder(items)
    }

    /// The levels of the bidirectional algorithm (`fribidi_get_par_embedding_levels_ex`); the first strong character
    /// decides the direction of the line.
    private func levels(of scalars: [Unicode.Scalar]) -> [Int8] {
        let count = Int32(scalars.count)
        var levels = [Int8](repeating: 0, count: scalars.count)
        guard scalars.contains(where: { $0.value >= 0x590 }) else { return levels }
        let characters = scalars.map(\.value)
        var types = [FriBidiCharType](repeating: FriBidiCharType(rawValue: 0), count: scalars.count)
        var brackets = [FriBidiBracketType](repeating: 0, count: scalars.count)
        var direction = zentrio_paragraph_by_first_strong
        fribidi_get_bidi_types(characters, count, &types)
        fribidi_get_bracket_types(characters, count, types, &brackets)
        _ = fribidi_get_par_embedding_levels_ex(types, brackets, count, &direction, &levels)
        return levels
    }

    /// Each scalar's script; spaces, marks and punctuation take their neighbour's.
    private func scripts(of scalars: [Unicode.Scalar]) -> [hb_script_t] {
        let functions = hb_unicode_funcs_get_default()
        var scripts = scalars.map { hb_unicode_script(functions, $0.value) }
        let neutral = [HB_SCRIPT_COMMON, HB_SCRIPT_INHERITED, HB_SCRIPT_UNKNOWN]
        var current = scripts.first { !neutral.contains($0) } ?? HB_SCRIPT_LATIN
        for index in scripts.indices {
            if neutral.contains(scripts[index]) { scripts[index] = current } else { current = scripts[index] }
        }
        return scripts
    }

    private func fontsByScalar(of text: String, wanted: FontFile, count: Int) -> [FontFile] {
        var result: [FontFile] = []
        result.reserveCapacity(count)
        for character in text {
            let font = font(for: character, wanted: wanted)
            for _ in character.unicodeScalars { result.append(font) }
        }
        return result
    }

    /// One font for a whole character, so that an accent never comes from another font than its letter.
    private func font(for character: Character, wanted: FontFile) -> FontFile {
        if character.isPictograph, let emoji = fonts.emojiFont() { return emoji }
        let visible = character.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }
        guard let missing = visible.first(where: { !wanted.contains($0) }) else { return wanted }
        return fonts.fallback(for: missing) ?? wanted
    }

    /// Rule L2 of the bidirectional algorithm: from the highest level to the lowest odd one, reverse what is at least
    /// that high.
    private func visualOrder(_ items: [TextItem]) -> [TextItem] {
        guard let highest = items.map(\.level).max(), highest > 0 else { return items }
        var items = items
        for level in stride(from: highest, to: 0, by: -1) {
            var start = 0
            while start < items.count {
                let end = items[start...].firstIndex { $0.level < level } ?? items.count
                if end > start { items[start..<end].reverse() }
                start = end + 1
            }
        }
        return items
    }
}

nonisolated extension Character {
    /// Whether this is drawn as a coloured picture by default or because a variation selector asks for it.
    fileprivate var isPictograph: Bool {
        guard let first = unicodeScalars.first, first.value > 0xFF || unicodeScalars.count > 1 else { return false }
        if unicodeScalars.contains("\u{FE0E}") { return false }
        return first.properties.isEmojiPresentation || unicodeScalars.contains("\u{FE0F}")
            || unicodeScalars.contains("\u{20E3}")
    }
}
