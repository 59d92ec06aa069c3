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
        var before = ""
        var found: [TextLiteral] = []
        for (index, line) in file.lines.enumerated() {
            var rest = Substring(line)
            while let first = rest.first {
                if rest.hasPrefix("//") || rest.hasPrefix("\"\"\"") { break }
                guard first == "\"" else {
                    if !first.isWhitespace { before.append(first) }
                    rest.removeFirst()
                    continue
                }
                rest.removeFirst()
                let key = takeKey(&rest)
                found.append(TextLiteral(key: key, line: index + 1, use: use(after: before, rest)))
                before.append("\"\"")
            }
            before = String(before.suffix(16))
        }
        return found
    }

    private static func use(after before: String, _ rest: Substring) -> Use {
        if before.hasSuffix("one:") { return .countedOne }
        if before.hasSuffix("other:") { return .counted }
        guard before.hasSuffix("say(") else { return .plain }
        guard rest.hasPrefix(", context: \"") else { return .said(context: nil) }
        return .said(context: String(rest.dropFirst(", context: \"".count).prefix { $0 != "\"" }))
    }

    /// Reads up to the closing mark; what is put in becomes a gap.
    private static func takeKey(_ rest: inout Substring) -> String {
        var key = ""
        while let character = rest.popFirst(), character != "\"" {
            guard character == "\\", let next = rest.popFirst() else {
                key.append(character)
                continue
            }
            if next == "(" {
                skipInterpolation(&rest)
                key += "%@"
            } else {
                key.append(next)
            }
        }
        return key
    }

    private static func skipInterpolation(_ rest: inout Substring) {
        var depth = 1
        while depth > 0, let character = rest.popFirst() {
            switch character {
            case "(": depth += 1
            case ")": depth -= 1
            case "\"": _ = takeKey(&rest)
            default: break
            }
        }
    }
}
