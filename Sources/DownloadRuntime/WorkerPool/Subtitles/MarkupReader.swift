/// Walks the tags of an XML text, without DTD and entities of its own, deep enough for TTML.
struct MarkupReader {
    enum Token: Hashable {
        case open(name: String, attributes: [String: String], isEmpty: Bool)
        case close(name: String)
        case text(String)
    }

    private var rest: Substring.UTF8View

    init(_ text: String) {
        rest = Substring(text).utf8
    }

    /// The next token; nil at the end, or where the text is no markup any more.
    mutating func next() -> Token? {
        while !rest.isEmpty {
            guard rest.first == UInt8(ascii: "<") else { return readText() }
            if skip("<!--", until: "-->") || skip("<?", until: "?>") { continue }
            if rest.starts(with: "<![CDATA[".utf8) { return readLiteral() }
            if skip("<!", until: ">") { continue }
            return readTag()
        }
        return nil
    }

    private mutating func readText() -> Token {
        let text = rest.prefix { $0 != UInt8(ascii: "<") }
        rest = rest[text.endIndex...]
        return .text(Self.decoded(Substring(text)))
    }

    private mutating func readLiteral() -> Token {
        let all = Substring(rest.dropFirst(9))
        let end = all.range(of: "]]>")
        rest = end.map { all[$0.upperBound...].utf8 } ?? "".utf8[...]
        return .text(String(all[..<(end?.lowerBound ?? all.endIndex)]))
    }

    private mutating func readTag() -> Token? {
        let all = Substring(rest.dropFirst())
        guard let end = Self.end(of: all) else {
            rest = "".utf8[...]
            return nil
        }
        rest = all[all.index(after: end)...].utf8
        var inside = all[..<end]
        if inside.hasPrefix("/") { return .close(name: Self.local(inside.dropFirst())) }
        let isEmpty = inside.hasSuffix("/")
        if isEmpty { inside = inside.dropLast() }
        let name = inside.prefix { !$0.isWhitespace }
        return .open(
            name: Self.local(name), attributes: Self.attributes(inside[name.endIndex...]), isEmpty: isEmpty)
    }

    private mutating func skip(_ start: String, until end: String) -> Bool {
        guard rest.starts(with: start.utf8) else { return false }
        let all = Substring(rest)
        rest = all.range(of: end).map { all[$0.upperBound...].utf8 } ?? "".utf8[...]
        return true
    }

    /// Where a tag ends: the first ">" outside quotes.
    private static func end(of tag: Substring) -> Substring.Index? {
        var quote: Character?
        for index in tag.indices {
            let character = tag[index]
            if let open = quote {
                if character == open { quote = nil }
            } else if character == "\"" || character == "'" {
                quote = character
            } else if character == ">" {
                return index
            }
        }
        return nil
    }

    private static func attributes(_ text: Substring) -> [String: String] {
        var attributes: [String: String] = [:]
        var rest = text
        while let equals = rest.firstIndex(of: "=") {
            let name = rest[..<equals].filter { !$0.isWhitespace }
            rest = rest[rest.index(after: equals)...].drop(while: \.isWhitespace)
            guard let quote = rest.first, quote == "\"" || quote == "'" else { break }
            rest = rest.dropFirst()
            guard let end = rest.firstIndex(of: quote) else { break }
            attributes[local(Substring(name))] = decoded(rest[..<end])
            rest = rest[rest.index(after: end)...]
        }
        return attributes
    }

    /// The name without its prefix.
    private static func local(_ name: Substring) -> String {
        let trimmed = name.filter { !$0.isWhitespace }
        return trimmed.lastIndex(of: ":").map { String(trimmed[trimmed.index(after: $0)...]) } ?? trimmed
    }

    private static func decoded(_ text: Substring) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return String(text) }
        var result = ""
        var rest = text
        while let start = rest.firstIndex(of: "&") {
            result += rest[..<start]
            rest = rest[rest.index(after: start)...]
            guard let end = rest.prefix(12).firstIndex(of: ";"), let character = character(rest[..<end]) else {
                result += "&"
                continue
            }
            result += character
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }

    private static func character(_ name: Substring) -> String? {
        let known = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]
        if let text = known[String(name)] { return text }
        guard name.hasPrefix("#") else { return nil }
        let digits = name.dropFirst()
        let code = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return code.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
    }
}

extension Substring {
    /// Where some text is first; nil when it is not.
    fileprivate func range(of wanted: String) -> Range<Substring.Index>? {
        firstRange(of: wanted)
    }
}
