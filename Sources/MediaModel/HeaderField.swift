/// One HTTP header line of a request.
package struct HeaderField: Hashable, Sendable, Codable {
    package var name: String
    package var value: String

    /// Makes a field; nil when the name is no token or the value holds a control character (RFC 9110 §5.1, §5.5).
    ///
    /// A line break in a value would let whoever wrote it add requests of their own.
    package init?(name: String, value: String) {
        let isToken = !name.isEmpty && name.utf8.allSatisfy { HeaderField.isTokenByte($0) }
        guard isToken, value.utf8.allSatisfy({ HeaderField.isTextByte($0) }) else { return nil }
        self.name = name
        self.value = value
    }

    /// Reads a field from a file or a socket, with the same rules.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let name = try container.decode(String.self, forKey: .name)
        guard let field = HeaderField(name: name, value: try container.decode(String.self, forKey: .value)) else {
            throw DecodingError.dataCorruptedError(
                forKey: .value, in: container, debugDescription: "no header: \(name)")
        }
        self = field
    }

    /// Reads "Name: value", as the command line takes it.
    package init?(line: String) {
        var line = line
        guard let field = line.withUTF8({ HeaderField(line: UnsafeRawBufferPointer($0)) }) else { return nil }
        self = field
    }

    /// Reads "Name: value" as a server sends it, without the line break; `HeaderText` says what its bytes mean.
    package init?(line: UnsafeRawBufferPointer) {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let name = line[..<colon]
        let value = line[(colon + 1)...].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        let isToken = !name.isEmpty && name.allSatisfy { HeaderField.isTokenByte($0) }
        guard isToken, value.allSatisfy({ HeaderField.isTextByte($0) }) else { return nil }
        self.name = String(decoding: name, as: UTF8.self)
        self.value = HeaderText.decoded(value)
    }

    /// Whether this is the field's name, whatever its case; names are ASCII.
    package func isNamed(_ other: String) -> Bool {
        guard name.utf8.count == other.utf8.count else { return false }
        // Servers nearly always write them in the same case.
        if name == other { return true }
        var letters = other.utf8.makeIterator()
        return name.utf8.allSatisfy { byte in
            letters.next().map { HeaderField.lowercased(byte) == HeaderField.lowercased($0) } ?? false
        }
    }

    /// Whether it is meant for one server alone: a password, a token or cookies.
    package var isSecret: Bool {
        ["Authorization", "Cookie", "Proxy-Authorization"].contains { isNamed($0) }
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
    }

    /// Whether a byte of UTF-8 may stand in a value: anything but control characters, of which a tab is none here.
    private static func isTextByte(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != 0x7F || byte == UInt8(ascii: "\t")
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
            true
        default: "!#$%&'*+.^_`|~".utf8.contains(byte)
        }
    }
}
