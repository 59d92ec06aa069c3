/// An absolute `http` or `https` address that is safe to hand to the transfer engine.
///
/// Everything that a user pastes or a server sends passes through here, so no other scheme can reach a socket or the disk.
package struct WebAddress: Hashable, Sendable, Codable, CustomStringConvertible {
    /// Why a text is no web address.
    package enum Flaw: Error, Hashable, Sendable {
        /// The text has no scheme or no host.
        case notAnAddress
        /// The scheme is not `http` or `https`; its lowercased name.
        case unsupportedScheme(String)
    }

    package let text: String
    /// The lowercased scheme: `http` or `https`.
    package let scheme: String
    /// The lowercased host without user, port and brackets.
    package let host: String

    /// Parses a text that somebody typed or pasted; white space around it is dropped.
    package init(_ input: String) throws(Flaw) {
        let text = WebAddress.trimmed(input)
        guard let colon = text.firstIndex(of: ":") else { throw .notAnAddress }
        let scheme = text[..<colon].lowercased()
        guard WebAddress.isScheme(scheme) else { throw .notAnAddress }
        guard scheme == "http" || scheme == "https" else { throw .unsupportedScheme(scheme) }
        let rest = text[text.index(after: colon)...]
        guard rest.hasPrefix("//"), !WebAddress.holdsControlsOrSpaces(text) else { throw .notAnAddress }
        let authority = rest.dropFirst(2).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let host = WebAddress.host(ofAuthority: authority)
        guard !host.isEmpty else { throw .notAnAddress }
        self.text = text
        self.scheme = scheme
        self.host = host.lowercased()
    }

    package init(from decoder: any Decoder) throws {
        try self.init(decoder.singleValueContainer().decode(String.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    package var description: String { text }

    /// The path with its leading slash, without query and fragment; `/` when there is none.
    package var path: String {
        let rest = text.drop { $0 != ":" }.dropFirst(3)
        let path = rest.drop { $0 != "/" && $0 != "?" && $0 != "#" }.prefix { $0 != "?" && $0 != "#" }
        return path.isEmpty ? "/" : String(path)
    }

    /// The last part of the path, percent-decoded; nil for a folder.
    package var lastPathComponent: String? {
        let last = path.split(separator: "/", omittingEmptySubsequences: false).last.map(String.init) ?? ""
        return last.isEmpty ? nil : WebAddress.percentDecoded(last)
    }

    private static func trimmed(_ input: String) -> String {
        var slice = Substring(input)
        while let first = slice.first, first.isWhitespace { slice.removeFirst() }
        while let last = slice.last, last.isWhitespace { slice.removeLast() }
        return String(slice)
    }

    private static func isScheme(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, first.properties.isAlphabetic, first.isASCII else { return false }
        return text.unicodeScalars.allSatisfy { scalar in
            scalar.isASCII && (scalar.properties.isAlphabetic || "0123456789+-.".unicodeScalars.contains(scalar))
        }
    }

    private static func holdsControlsOrSpaces(_ text: String) -> Bool {
        text.unicodeScalars.contains { $0.value <= 0x20 || $0.value == 0x7F }
    }

    private static func host(ofAuthority authority: Substring) -> String {
        let hostAndPort = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] } ?? authority
        if hostAndPort.first == "[" {
            return String(hostAndPort.dropFirst().prefix { $0 != "]" })
        }
        return String(hostAndPort.prefix { $0 != ":" })
    }

    private static func percentDecoded(_ text: String) -> String {
        var bytes: [UInt8] = []
        var rest = Substring(text).utf8
        while let byte = rest.popFirst() {
            let digits = rest.prefix(2)
            if byte == UInt8(ascii: "%"), digits.count == 2, let value = UInt8(Substring(digits), radix: 16) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
