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
    /// The lowercased host without user, port and brackets.
    package let host: String

    /// Parses a text that somebody typed or pasted; white space around it is dropped, and what may not stand in a path or a
    /// query is percent-encoded, as browsers do.
    ///
    /// It looks at bytes, as the transfer engine does: both must find the same host. The list of a profile is thousands of these.
    package init(_ input: String) throws(Flaw) {
        if let plain = WebAddress(plain: input) {
            self = plain
            return
        }
        let text = WebAddress.trimmed(input)
        let bytes = text.utf8
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { throw .notAnAddress }
        let scheme = text[..<colon].lowercased()
        guard WebAddress.isScheme(scheme) else { throw .notAnAddress }
        guard scheme == "http" || scheme == "https" else { throw .unsupportedScheme(scheme) }
        let rest = bytes[bytes.index(after: colon)...]
        guard rest.starts(with: "//".utf8), !WebAddress.holdsControls(bytes) else { throw .notAnAddress }
        let authority = rest.dropFirst(2).prefix { !WebAddress.endsAuthority($0) }
        guard let host = WebAddress.host(ofAuthority: authority), !WebAddress.holdsSecondLink(text) else {
            throw .notAnAddress
        }
        self.text = WebAddress.encoded(text, from: authority.endIndex)
        self.host = Substring(host).lowercased()
    }

    /// Takes an address as programs write it, which nearly all are; nil for every other, good or bad.
    private init?(plain text: String) {
        let found = text.utf8.withContiguousStorageIfAvailable { bytes in
            PlainAddress(bytes).map { String(decoding: bytes[$0.host], as: UTF8.self) }
        }
        guard let host = found ?? nil else { return nil }
        self.text = text
        self.host = host
    }

    package init(from decoder: any Decoder) throws {
        try self.init(decoder.singleValueContainer().decode(String.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    package var description: String { text }

    /// The lowercased scheme: `http` or `https`.
    package var scheme: String { text.utf8.dropFirst(4).first == UInt8(ascii: ":") ? "http" : "https" }

    /// The path with its leading slash, without query and fragment; `/` when there is none.
    package var path: String {
        let bytes = text.utf8
        let rest = bytes.drop { $0 != UInt8(ascii: ":") }.dropFirst(3).drop { !WebAddress.endsAuthority($0) }
        let path = rest.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        return path.isEmpty ? "/" : String(Substring(path))
    }

    /// The last part of the path, percent-decoded; nil for a folder.
    package var lastPathComponent: String? {
        let path = path
        let last = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path.utf8[path.utf8.index(after: $0)...] }
        guard let last, !last.isEmpty else { return nil }
        return WebAddress.percentDecoded(String(Substring(last)))
    }

    private static func trimmed(_ input: String) -> String {
        let bytes = input.utf8
        // White space beyond ASCII is rare: only then is the text taken apart into characters.
        if let first = bytes.first, let last = bytes.last, isGraphic(first), isGraphic(last) { return input }
        var slice = Substring(input)
        while let first = slice.first, first.isWhitespace { slice.removeFirst() }
        while let last = slice.last, last.isWhitespace { slice.removeLast() }
        return String(slice)
    }

    private static func isGraphic(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F }

    private static func isScheme(_ lowercased: String) -> Bool {
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        guard let first = lowercased.utf8.first, letters.contains(first) else { return false }
        return lowercased.utf8.allSatisfy { letters.contains($0) || "0123456789+-.".utf8.contains($0) }
    }

    private static func holdsControls(_ bytes: String.UTF8View) -> Bool {
        bytes.contains { $0 < 0x20 || $0 == 0x7F }
    }

    /// Whether two links with a space between them were pasted as one.
    private static func holdsSecondLink(_ text: String) -> Bool {
        guard text.utf8.contains(UInt8(ascii: " ")) else { return false }
        let words = text.utf8.split(separator: UInt8(ascii: " ")).dropFirst()
        return words.contains { $0.starts(with: "http://".utf8) || $0.starts(with: "https://".utf8) }
    }

    private static func endsAuthority(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
    }

    /// The host without brackets; nil when there is none, or when what follows it is no port.
    private static func host(ofAuthority authority: Substring.UTF8View) -> Substring.UTF8View? {
        guard !authority.contains(where: { PlainAddress.isEncoded($0) && $0 < 0x80 }) else { return nil }
        let user = authority.lastIndex(of: UInt8(ascii: "@"))
        let hostAndPort = user.map { authority[authority.index(after: $0)...] } ?? authority
        let isBracketed = hostAndPort.first == UInt8(ascii: "[")
        let end = isBracketed ? UInt8(ascii: "]") : UInt8(ascii: ":")
        let host = hostAndPort.dropFirst(isBracketed ? 1 : 0).prefix { $0 != end }
        var rest = hostAndPort[host.endIndex...]
        if isBracketed, rest.popFirst() != end { return nil }
        return !host.isEmpty && isPort(rest) ? host : nil
    }

    /// Whether this is nothing, or a colon and perhaps a number that a port can have.
    private static func isPort(_ text: Substring.UTF8View) -> Bool {
        guard let colon = text.first else { return true }
        let digits = text.dropFirst()
        let areDigits = digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        return colon == UInt8(ascii: ":") && areDigits && (digits.isEmpty || UInt16(Substring(digits)) != nil)
    }

    /// The text with everything behind `start` encoded that may not stand there.
    private static func encoded(_ text: String, from start: String.Index) -> String {
        let rest = text.utf8[start...]
        guard rest.contains(where: PlainAddress.isEncoded) else { return text }
        var bytes = Array(text.utf8[..<start])
        for byte in rest {
            if PlainAddress.isEncoded(byte) {
                bytes += PercentCoding.escape(byte)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func percentDecoded(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
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
