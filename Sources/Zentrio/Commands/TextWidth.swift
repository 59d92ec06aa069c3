/// How many columns of a terminal a text takes.
nonisolated enum TextWidth {
    static func columns(_ text: String) -> Int {
        text.reduce(0) { $0 + columns($1) }
    }

    /// The text in exactly `width` columns: cut with an ellipsis or filled with spaces.
    static func fitted(_ text: String, to width: Int) -> String {
        let clean = printable(text)
        let needed = columns(clean)
        if needed <= width { return clean + String(repeating: " ", count: width - needed) }
        var cut = ""
        var used = 0
        for character in clean {
            let next = columns(character)
            if used + next > width - 1 { break }
            cut.append(character)
            used += next
        }
        return cut + "…" + String(repeating: " ", count: max(0, width - used - 1))
    }

    /// The text without what would steer the terminal or turn its direction: titles come from strangers.
    static func printable(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { !isControl($0.value) }))
    }

    /// C0, DEL, C1, and the marks that override the direction of text.
    private static func isControl(_ value: UInt32) -> Bool {
        switch value {
        case 0..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    private static func columns(_ character: Character) -> Int {
        guard let scalar = character.unicodeScalars.first else { return 0 }
        if scalar.properties.isEmojiPresentation { return 2 }
        return isWide(scalar.value) ? 2 : 1
    }

    /// The scripts whose letters take two columns (East Asian Width, wide and full-width).
    private static func isWide(_ value: UInt32) -> Bool {
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}
