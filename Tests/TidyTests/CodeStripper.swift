/// Takes comments and the insides of texts out of Swift lines, so that a rule about code is not broken by prose.
///
/// It knows line comments, block comments, texts, raw texts and texts over several lines. A text inside an interpolation may
/// end it too early; the rest of that line is then taken for code.
///
/// Works on bytes: a character at a time takes minutes where checks for debugging are on.
struct CodeStripper {
    private enum State: Equatable {
        case code
        case comment(depth: Int)
        /// Inside a text that ends with these bytes.
        case text(end: [UInt8], isRaw: Bool)
    }

    private static let mark = UInt8(ascii: "\"")
    private static let slash = UInt8(ascii: "/")
    private static let star = UInt8(ascii: "*")
    private static let hash = UInt8(ascii: "#")

    private var state = State.code

    /// The code of the next line.
    mutating func strip(_ line: String) -> String {
        var code: [UInt8] = []
        let line = Array(line.utf8)
        var rest = line[...]
        while !rest.isEmpty {
            switch state {
            case .code: if !stripCode(&rest, into: &code) { rest = [] }
            case .comment(let depth): stripComment(&rest, depth: depth)
            case .text(let end, let isRaw): stripText(&rest, into: &code, end: end, isRaw: isRaw)
            }
        }
        // Only a text of three quotes goes on in the next line.
        if case .text(let end, _) = state, !end.starts(with: [Self.mark, Self.mark, Self.mark]) { state = .code }
        return String(decoding: code, as: UTF8.self)
    }

    /// Takes one step; false when the rest of the line is a comment.
    private mutating func stripCode(_ rest: inout ArraySlice<UInt8>, into code: inout [UInt8]) -> Bool {
        switch rest[rest.startIndex] {
        case Self.slash:
            if Self.starts(rest, Self.slash, Self.slash) { return false }
            guard Self.starts(rest, Self.slash, Self.star) else { break }
            rest.removeFirst(2)
            state = .comment(depth: 1)
            return true
        case Self.mark, Self.hash:
            let hashes = rest.prefix { $0 == Self.hash }
            let marks = rest.dropFirst(hashes.count).prefix { $0 == Self.mark }.prefix(3)
            guard !marks.isEmpty else { break }
            let quotes = marks.count == 3 ? marks : marks.prefix(1)
            code += hashes + quotes
            rest.removeFirst(hashes.count + quotes.count)
            state = .text(end: Array(quotes + hashes), isRaw: !hashes.isEmpty)
            return true
        default: break
        }
        code.append(rest.removeFirst())
        return true
    }

    private mutating func stripComment(_ rest: inout ArraySlice<UInt8>, depth: Int) {
        let opens = Self.starts(rest, Self.slash, Self.star)
        if opens || Self.starts(rest, Self.star, Self.slash) {
            let depth = depth + (opens ? 1 : -1)
            state = depth == 0 ? .code : .comment(depth: depth)
            rest.removeFirst(2)
        } else {
            rest.removeFirst()
        }
    }

    private mutating func stripText(
        _ rest: inout ArraySlice<UInt8>, into code: inout [UInt8], end: [UInt8], isRaw: Bool
    ) {
        if rest.first == end.first, rest.starts(with: end) {
            rest.removeFirst(end.count)
            code += end
            state = .code
        } else {
            rest = rest.dropFirst(rest.first == UInt8(ascii: "\\") && !isRaw ? 2 : 1)
        }
    }

    private static func starts(_ rest: ArraySlice<UInt8>, _ first: UInt8, _ second: UInt8) -> Bool {
        rest.first == first && rest.dropFirst().first == second
    }
}
