/// Reads strict JSON (RFC 8259) without null, so that a style can be made without a library.
package struct TokenReader {
    /// How deep objects and arrays may be nested.
    private static let maximumDepth = 16

    private let bytes: [UInt8]
    private var offset = 0

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Reads a whole document.
    ///
    /// - Parameter bytes: UTF-8 text.
    /// - Returns: Its value.
    /// - Throws: `StyleError.malformed` with the place, or `StyleError.tooDeep`.
    package static func read(_ bytes: some Sequence<UInt8>) throws(StyleError) -> TokenValue {
        var reader = TokenReader(Array(bytes))
        let value = try reader.value(depth: 0)
        reader.skipSpace()
        guard reader.offset == reader.bytes.count else { throw .malformed(offset: reader.offset) }
        return value
    }

    private mutating func value(depth: Int) throws(StyleError) -> TokenValue {
        guard depth < Self.maximumDepth else { throw .tooDeep }
        skipSpace()
        switch peek {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        default: return try number()
        }
    }

    private mutating func object(depth: Int) throws(StyleError) -> TokenValue {
        offset += 1
        var members: [String: TokenValue] = [:]
        if take("}") { return .object(members) }
        repeat {
            skipSpace()
            guard peek == UInt8(ascii: "\"") else { throw malformed }
            let start = offset
            let key = try string()
            guard take(":") else { throw malformed }
            let member = try value(depth: depth + 1)
            guard members.updateValue(member, forKey: key) == nil else { throw .malformed(offset: start) }
        } while take(",")
        guard take("}") else { throw malformed }
        return .object(members)
    }

    private mutating func array(depth: Int) throws(StyleError) -> TokenValue {
        offset += 1
        var elements: [TokenValue] = []
        if take("]") { return .array(elements) }
        repeat {
            elements.append(try value(depth: depth + 1))
        } while take(",")
        guard take("]") else { throw malformed }
        return .array(elements)
    }

    private mutating func string() throws(StyleError) -> String {
        offset += 1
        var text: [UInt8] = []
        while let byte = peek {
            offset += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let string = String(validating: text, as: UTF8.self) else { throw malformed }
                return string
            case UInt8(ascii: "\\"): text.append(contentsOf: try escape())
            case 0..<0x20: throw malformed
            default: text.append(byte)
            }
        }
        throw malformed
    }

    private mutating func escape() throws(StyleError) -> [UInt8] {
        guard let byte = peek else { throw malformed }
        offset += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "b"): return [8]
        case UInt8(ascii: "f"): return [12]
        case UInt8(ascii: "n"): return [10]
        case UInt8(ascii: "r"): return [13]
        case UInt8(ascii: "t"): return [9]
        case UInt8(ascii: "u"): return Array(String(try unicodeScalar()).utf8)
        default: throw malformed
        }
    }

    private mutating func unicodeScalar() throws(StyleError) -> Character {
        let high = try hexadecimal()
        if let scalar = Unicode.Scalar(high) { return Character(scalar) }
        guard (0xD800..<0xDC00).contains(high), take(exactly: "\\"), take(exactly: "u") else { throw malformed }
        let low = try hexadecimal()
        guard (0xDC00..<0xE000).contains(low),
            let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
        else { throw malformed }
        return Character(scalar)
    }

    private mutating func hexadecimal() throws(StyleError) -> UInt32 {
        guard offset + 4 <= bytes.count,
            let value = UInt32(String(decoding: bytes[offset..<offset + 4], as: UTF8.self), radix: 16)
        else { throw malformed }
        offset += 4
        return value
    }

    private mutating func number() throws(StyleError) -> TokenValue {
        let start = offset
        // Swift's reader also takes `+1`, `.5`, `1.` and `01`, which JSON does not.
        _ = take(exactly: "-")
        if !take(exactly: "0") { try digits() }
        if take(exactly: ".") { try digits() }
        if take(exactly: "e") || take(exactly: "E") {
            if !take(exactly: "+") { _ = take(exactly: "-") }
            try digits()
        }
        guard let value = Double(String(decoding: bytes[start..<offset], as: UTF8.self)) else {
            throw .malformed(offset: start)
        }
        return .number(value)
    }

    /// Skips one digit or more.
    private mutating func digits() throws(StyleError) {
        let start = offset
        while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { offset += 1 }
        guard offset > start else { throw malformed }
    }

    private mutating func word(_ word: String, _ value: TokenValue) throws(StyleError) -> TokenValue {
        guard bytes[offset...].starts(with: word.utf8) else { throw malformed }
        offset += word.utf8.count
        return value
    }

    // MARK: Bytes

    private var malformed: StyleError { .malformed(offset: offset) }

    private var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || (0x9...0xA).contains(byte) || byte == 0xD { offset += 1 }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        return take(exactly: character)
    }

    private mutating func take(exactly character: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: character) else { return false }
        offset += 1
        return true
    }
}
