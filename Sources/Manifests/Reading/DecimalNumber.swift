/// Numbers as manifests write them: digits, a sign, a dot; no words such as "inf" or "nan".
enum DecimalNumber {
    /// The value of a text; nil when it is no number or not a finite one.
    static func value(of text: some StringProtocol) -> Double? {
        let isPlain = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"),
                UInt8(ascii: "e"), UInt8(ascii: "E"):
                true
            default: false
            }
        }
        guard isPlain, let value = Double(text), value.isFinite else { return nil }
        return value
    }

    /// A count, also when it is written with decimals, "2000000.0"; nil for a negative one, and for one beyond 10^15.
    static func count(of text: String) -> Int? {
        guard let value = value(of: text), (0...1e15).contains(value) else { return nil }
        return Int(value)
    }

    /// The value of plain digits with at most one dot, without making a text; nil for everything else.
    static func value(of bytes: UnsafeBufferPointer<UInt8>) -> Double? {
        var number = 0.0
        var scale = 1.0
        var hasDot = false
        guard !bytes.isEmpty, bytes.count < 18 else { return nil }
        for byte in bytes {
            if byte == UInt8(ascii: "."), !hasDot {
                hasDot = true
            } else if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
                number = number * 10 + Double(byte - UInt8(ascii: "0"))
                if hasDot { scale *= 10 }
            } else {
                return nil
            }
        }
        return number / scale
    }
}
