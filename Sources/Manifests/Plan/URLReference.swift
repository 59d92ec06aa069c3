/// The parts of an address or a relative reference (RFC 3986 §4.1); the fragment is dropped.
struct URLReference: Hashable, Sendable {
    /// Lowercased.
    var scheme: String?
    /// Without its two slashes; nil when there is none.
    var authority: String?
    var path: String
    /// Without its question mark; nil when there is none.
    var query: String?

    init(_ text: String) {
        var rest = Substring(text)
        if let hash = rest.firstIndex(of: "#") { rest = rest[..<hash] }
        scheme = URLReference.scheme(of: text)
        if let scheme { rest = rest.dropFirst(scheme.utf8.count + 1) }
        if let mark = rest.firstIndex(of: "?") {
            query = String(rest[rest.index(after: mark)...])
            rest = rest[..<mark]
        }
        if rest.hasPrefix("//") {
            rest = rest.dropFirst(2)
            let end = rest.firstIndex(of: "/") ?? rest.endIndex
            authority = String(rest[..<end])
            rest = rest[end...]
        }
        path = String(rest)
    }

    /// The lowercased scheme of a text, "https" of "HTTPS://host"; nil when it has none.
    static func scheme(of text: String) -> String? {
        var count = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: ":"): return count > 0 ? text.prefix(count).lowercased() : nil
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): count += 1
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
                guard count > 0 else { return nil }
                count += 1
            default: return nil
            }
        }
        return nil
    }

    /// The path without "." and ".." (RFC 3986 §5.2.4).
    static func withoutDots(_ path: String) -> String {
        guard path.utf8.contains(UInt8(ascii: ".")) else { return path }
        var kept: [Substring] = []
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            let isLast = index == parts.count - 1
            switch part {
            case ".": if isLast { kept.append("") }
            case "..":
                if kept.count > 1 || kept.first?.isEmpty == false { kept.removeLast() }
                if isLast { kept.append("") }
            default: kept.append(part)
            }
        }
        return kept.joined(separator: "/")
    }
}
