/// Makes a text fit to be one file's or folder's name on any disk, exFAT sticks included.
package enum FileName {
    /// The longest name that common file systems take, in UTF-8 bytes.
    static let maximumBytes = 255
    /// The room for an ending, " (999)" and `.zentrio-part`.
    private static let reservedBytes = 40
    private static let fallback = "Untitled"

    /// Drops or replaces what a name may not hold, and cuts it between characters.
    ///
    /// - Parameters:
    ///   - text: what a server or a user called the thing.
    ///   - maximumBytes: the longest result in UTF-8 bytes; the default leaves room for endings.
    /// - Returns: a name that is neither empty nor hidden, and no way to another folder.
    package static func sanitised(_ text: String, maximumBytes: Int = maximumBytes - reservedBytes) -> String {
        if isPlain(text, maximumBytes: maximumBytes) { return text }
        let mapped = text.map(replacement).joined()
        let name = trimmed(cut(collapsingSpaces(mapped), maximumBytes: maximumBytes))
        return name.isEmpty ? fallback : name
    }

    /// Whether nothing is to be done, as for most names of files; taking a text apart into characters takes long.
    private static func isPlain(_ text: String, maximumBytes: Int) -> Bool {
        let bytes = text.utf8
        return !bytes.isEmpty && bytes.count <= maximumBytes && bytes.allSatisfy(isPlain)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private static func replacement(for character: Character) -> String {
        switch character {
        case "/", "\\", "|": return "-"
        case ":": return " -"
        case "\"": return "'"
        case "*", "?", "<", ">": return ""
        default: break
        }
        if character.isNewline || character == "\t" { return " " }
        let scalars = character.unicodeScalars.filter { !isForbidden($0) }
        return String(String.UnicodeScalarView(scalars))
    }

    /// Control characters, and those that turn the direction of text so that a name shows another ending than it has.
    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFFFE...0xFFFF: true
        default: false
        }
    }

    private static func collapsingSpaces(_ text: String) -> String {
        text.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    }

    private static func cut(_ text: String, maximumBytes: Int) -> String {
        var length = 0
        let kept = text.prefix { character in
            length += character.utf8.count
            return length <= maximumBytes
        }
        return String(kept)
    }

    /// Without dots and spaces at the ends: leading dots hide a file, trailing ones vanish on other systems.
    private static func trimmed(_ text: String) -> String {
        let isEdge: (Character) -> Bool = { $0 == "." || $0.isWhitespace }
        let start = text.drop(while: isEdge)
        guard let end = start.lastIndex(where: { !isEdge($0) }) else { return "" }
        return String(start[...end])
    }
}
