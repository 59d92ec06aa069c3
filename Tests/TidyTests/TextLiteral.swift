/// A text between quotation marks, with `%@` for what is put into it.
struct TextLiteral: Hashable, Sendable {
    /// How the code says it.
    enum Use: Hashable, Sendable {
        /// Through the catalogue, with what tells it apart from the same words elsewhere.
        case said(context: String?)
        /// Through the catalogue, in the forms that numbers ask for.
        case counted
        /// The English form for one, which the catalogue has under the form for many.
        case countedOne
        /// As it stands.
        case plain
    }

    var key: String
    var line: Int
    var use: Use

    /// What the catalogue knows it by.
    var catalogueKey: String? {
        switch use {
        case .said(let context): context.map { "\(key)|\($0)" } ?? key
        case .counted: key
        case .countedOne, .plain: nil
        }
    }

    /// Whether people would read it as words: a capital with small letters behind it, or two words in a row.
    var isWording: Bool {
        let words = key.split { $0 == " " || $0 == "·" }
        let isProse =
            words.count > 1 && words.contains { $0.count > 1 && $0.allSatisfy { $0.isLowercase && $0.isASCII } }
        return isProse
            || words.contains { word in
                word.first?.isUppercase == true && word.dropFirst().first?.isLowercase == true
                    && word.allSatisfy { $0.isLetter || "'’.,:?…".contains($0) }
            }
    }
}

extension TextLiteral {
    /// All texts of a file that lie on one line, without those in comments.
    static func all(in file: SourceFile) -> [TextLiteral] {
        var scanner = Scanner()
        for (index, line) in file.lines.enumerated() { scanner.scan(line, number: index + 1) }
        return scanner.found
    }

    /// Works on bytes: a character at a time takes minutes where checks for debugging are on.
    private struct Scanner {
        private static let mark = UInt8(ascii: "\"")
        private static let slash = UInt8(ascii: "/")
        private static let context = Array(", context: \"".utf8)

        var found: [TextLiteral] = []
        /// The last bytes before the place, without spaces.
        private var before: [UInt8] = []
        private var bytes: [UInt8] = []
        private var place = 0

        mutating func scan(_ line: String, number: Int) {
            bytes = Array(line.utf8)
            place = 0
            while place < bytes.count {
                let byte = bytes[place]
                let isFollowed = place + 1 < bytes.count && bytes[place + 1] == byte
                if byte == Self.slash, isFollowed { break }
                place += 1
                guard byte == Self.mark else {
                    if byte != UInt8(ascii: " ") { before.append(byte) }
                    continue
                }
                let key = String(decoding: takeKey(), as: UTF8.self)
                found.append(TextLiteral(key: key, line: number, use: use))
                before += Array("\"\"".utf8)
            }
            before = before.suffix(16)
        }

        private var use: Use {
            if ends("one:") { return .countedOne }
            if ends("other:") { return .counted }
            guard ends("say(") else { return .plain }
            guard bytes[place...].starts(with: Self.context) else { return .said(context: nil) }
            let text = bytes[(place + Self.context.count)...].prefix { $0 != Self.mark }
            return .said(context: String(decoding: text, as: UTF8.self))
        }

        private func ends(_ text: String) -> Bool { before.suffix(text.utf8.count).elementsEqual(text.utf8) }

        /// Reads up to the closing mark; what is put in becomes a gap.
        private mutating func takeKey() -> [UInt8] {
            var key: [UInt8] = []
            while place < bytes.count, bytes[place] != Self.mark {
                let isEscaped = bytes[place] == UInt8(ascii: "\\") && place + 1 < bytes.count
                if isEscaped { place += 1 }
                place += 1
                if isEscaped, bytes[place - 1] == UInt8(ascii: "(") {
                    skipInterpolation()
                    key += Array("%@".utf8)
                } else {
                    key.append(bytes[place - 1])
                }
            }
            place += 1
            return key
        }

        private mutating func skipInterpolation() {
            var depth = 1
            while depth > 0, place < bytes.count {
                place += 1
                switch bytes[place - 1] {
                case UInt8(ascii: "("): depth += 1
                case UInt8(ascii: ")"): depth -= 1
                case Self.mark: _ = takeKey()
                default: break
                }
            }
        }
    }
}
