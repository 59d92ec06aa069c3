/// One HTTP header line of a request.
package struct HeaderField: Hashable, Sendable, Codable {
    package var name: String
    package var value: String

    /// Makes a field; nil when the name is no token or the value holds a control character (RFC 9110 §5.1, §5.5).
    ///
    /// A line break in a value would let whoever wrote it add requests of their own.
    package init?(name: String, value: String) {
        let isToken = !name.isEmpty && name.utf8.allSatisfy { HeaderField.isTokenByte($0) }
        let isClean = value.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F || $0 == "\t" }
        guard isToken, isClean else { return nil }
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
        guard let colon = line.firstIndex(of: ":") else { return nil }
        let value = line[line.index(after: colon)...].drop { $0 == " " }
        self.init(name: String(line[..<colon]), value: String(value))
    }

    /// Whether this is the field's name, whatever its case; names are ASCII.
    package func isNamed(_ other: String) -> Bool {
        name.utf8.count == other.utf8.count
            && zip(name.utf8, other.utf8).allSatisfy { HeaderField.lowercased($0) == HeaderField.lowercased($1) }
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}
