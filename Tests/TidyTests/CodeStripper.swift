/// Takes comments and the insides of texts out of Swift lines, so that a rule about code is not broken by prose.
///
/// It knows line comments, block comments, texts, raw texts and texts over several lines. A text inside an interpolation may
/// end it too early; the rest of that line is then taken for code.
struct CodeStripper {
    private enum State: Equatable {
        case code
        case comment(depth: Int)
        /// Inside a text that ends with these characters.
        case text(end: String, isRaw: Bool)
    }

    private var state = State.code

    /// The code of the next line.
    mutating func strip(_ line: String) -> String {
        var code = ""
        var rest = Substring(line)
        while !rest.isEmpty {
            switch state {
            case .code: if !stripCode(&rest, into: &code) { return code }
            case .comment(let depth): stripComment(&rest, depth: depth)
            case .text(let end, let isRaw): stripText(&rest, into: &code, end: end, isRaw: isRaw)
            }
        }
        // Only a text of three quotes goes on in the next line.
        if case .text(let end, _) = state, !end.hasPrefix("\"\"\"") { state = .code }
        return code
    }

    /// Takes one step; false when the rest of the line is a comment.
    private mutating func stripCode(_ rest: inout Substring, into code: inout String) -> Bool {
        if rest.hasPrefix("//") { return false }
        if rest.hasPrefix("/*") {
            rest.removeFirst(2)
            state = .comment(depth: 1)
        } else if let match = rest.prefixMatch(of: /(#*)("""|")/) {
            code += match.0
            rest.removeFirst(match.0.count)
            state = .text(end: String(match.2 + match.1), isRaw: !match.1.isEmpty)
        } else {
            code.append(rest.removeFirst())
        }
        return true
    }

    private mutating func stripComment(_ rest: inout Substring, depth: Int) {
        if rest.hasPrefix("/*") || rest.hasPrefix("*/") {
            let depth = depth + (rest.hasPrefix("/*") ? 1 : -1)
            state = depth == 0 ? .code : .comment(depth: depth)
            rest.removeFirst(2)
        } else {
            rest.removeFirst()
        }
    }

    private mutating func stripText(_ rest: inout Substring, into code: inout String, end: String, isRaw: Bool) {
        if rest.hasPrefix(end) {
            rest.removeFirst(end.count)
            code += end
            state = .code
        } else {
            rest = rest.dropFirst(rest.hasPrefix("\\") && !isRaw ? 2 : 1)
        }
    }
}
