/// Hexadecimal sequences, "0x1f".
enum HexBytes {
    /// The bytes of a sequence, with zeros in front up to `count`; nil when it is no sequence or a longer one.
    ///
    /// The prefix may be missing.
    static func bytes(_ text: String, count: Int) -> [UInt8]? {
        let lower = text.lowercased()
        var digits = Array((lower.hasPrefix("0x") ? lower.dropFirst(2) : lower[...]).utf8)
        guard !digits.isEmpty, digits.count <= count * 2 else { return nil }
        digits = [UInt8](repeating: UInt8(ascii: "0"), count: count * 2 - digits.count) + digits
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = value(digits[index]), let low = value(digits[index + 1]) else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
