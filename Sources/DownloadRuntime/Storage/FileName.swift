import MediaModel

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
        let mapped = text.unicodeScalars.map(replacement).joined()
        let name = trimmed(cut(collapsingSpaces(mapped), maximumBytes: maximumBytes))
        return name.isEmpty ? fallback : name
    }

    /// Whether nothing is to be done, as for most names of files; taking a text apart into characters takes long.
    private static func isPlain(_ text: String, maximumBytes: Int) -> Bool {
        let bytes = text.utf8
        guard bytes.count <= maximumBytes, let first = bytes.first, let last = bytes.last, isPlain(first), isPlain(last)
        else { return false }
        var before = first
        return bytes.allSatisfy { byte in
            defer { before = byte }
            let isSingleSpace = byte == UInt8(ascii: " ") && before != byte
            return isPlain(byte) || isSingleSpace || isPlainInside(byte)
        }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "("),
            UInt8(ascii: ")"):
            true
        default: false
        }
    }

    private static func isPlainInside(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "'")
    }

    /// What stands for one scalar of the text.
    ///
    /// The disk reads bytes: a slash that a mark follows is no slash to whoever compares characters, but one to the disk.
    private static func replacement(for scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "/", "\\", "|": "-"
        case ":": " -"
        case "\"": "'"
        case "*", "?", "<", ">": ""
        case "\t", "\n", "\u{B}", "\u{C}", "\r", "\u{85}", "\u{2028}", "\u{2029}": " "
        default: UnseenScalars.contains(scalar) ? "" : String(Character(scalar))
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
    ///
    /// A mark at the start would join the slash before the name.
    private static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let start = scalars.firstIndex(where: { !isEdge($0) && !$0.properties.isGraphemeExtend }),
            let end = scalars.lastIndex(where: { !isEdge($0) })
        else { return "" }
        return String(scalars[start...end])
    }

    private static func isEdge(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "." || scalar.properties.isWhitespace || UnseenScalars.isJoiner(scalar)
    }
}
