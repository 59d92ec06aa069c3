/// An address that holds its bytes itself, "data:;base64,AAEC" (RFC 2397); only keys and initializations have such ones.
package struct DataAddress: Hashable, Sendable {
    /// The longest one, in bytes: 64 KiB, many times what an initialization needs.
    private static let largest = 64 << 10

    package let bytes: [UInt8]

    /// Reads an address; nil when it is of another kind, broken, or too long.
    package init?(_ text: String) {
        guard DataAddress.isNamed(by: text), text.utf8.count <= DataAddress.largest,
            let comma = text.utf8.firstIndex(of: UInt8(ascii: ",")),
            let content = DataAddress.unescaped(text.utf8[comma...].dropFirst())
        else { return nil }
        let isBase64 = text[..<comma].lowercased().hasSuffix(";base64")
        guard let bytes = isBase64 ? DataAddress.base64(content) : content else { return nil }
        self.bytes = bytes
    }

    /// Whether a reference is of this kind, be it broken or not.
    package static func isNamed(by reference: String) -> Bool { URLReference.scheme(of: reference) == "data" }

    /// Undoes percent-encoding; nil when what stands after a percent sign is no byte.
    private static func unescaped(_ text: some Sequence<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        var rest = text.makeIterator()
        while let byte = rest.next() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.next(), let low = rest.next(),
                let escaped = HexBytes.bytes(String(decoding: [high, low], as: UTF8.self), count: 1)
            else { return nil }
            bytes += escaped
        }
        return bytes
    }

    /// Reads base64 (RFC 4648), also with the letters for addresses, and without its padding; nil when it is none.
    private static func base64(_ text: [UInt8]) -> [UInt8]? {
        let letters = text.filter { $0 > 0x20 }
        let digits = letters.prefix { $0 != UInt8(ascii: "=") }
        let padding = letters[digits.count...]
        guard digits.count % 4 != 1, padding.count <= 2, padding.allSatisfy({ $0 == UInt8(ascii: "=") }) else {
            return nil
        }
        var bytes: [UInt8] = []
        var (bits, bitCount) = (UInt32(0), UInt32(0))
        for digit in digits {
            guard let six = value(digit) else { return nil }
            bits = bits << 6 | six
            bitCount += 6
            guard bitCount >= 8 else { continue }
            bitCount -= 8
            bytes.append(UInt8(truncatingIfNeeded: bits >> bitCount))
        }
        return bytes
    }

    private static func value(_ digit: UInt8) -> UInt32? {
        switch digit {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(digit - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(digit - UInt8(ascii: "a")) + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(digit - UInt8(ascii: "0")) + 52
        case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
        case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
        default: nil
        }
    }
}
