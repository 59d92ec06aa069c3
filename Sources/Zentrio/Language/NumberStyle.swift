/// How a language writes numbers.
nonisolated struct NumberStyle: Hashable, Sendable {
    /// Between whole part and decimals.
    var decimalPoint = "."
    /// Between thousands.
    var groupSeparator = "\u{202F}"
    /// The first of the ten digits, which follow each other.
    var zero: Unicode.Scalar = "0"
    /// What follows the number of a percentage.
    var percentSign = "\u{202F}%"

    init() {}

    init(_ language: Language, usesEuropeanDigits: Bool = false) {
        switch language {
        case .english, .pseudo: break
        case .german: decimalPoint = ","
        case .arabic where usesEuropeanDigits: (decimalPoint, groupSeparator) = (",", ".")
        case .arabic:
            (decimalPoint, groupSeparator) = ("٫", "٬")
            zero = "٠"
            percentSign = "٪\u{061C}"
        }
    }

    /// "1 530".
    func grouped(_ number: Int64) -> String {
        let plain = String(number.magnitude).utf8
        var text = number < 0 ? "-" : ""
        var left = plain.count
        for digit in plain {
            if left != plain.count, left.isMultiple(of: 3) { text += groupSeparator }
            append(digit, to: &text)
            left -= 1
        }
        return text
    }

    /// "1530": years, seasons and the like.
    func plain(_ number: Int) -> String {
        var text = number < 0 ? "-" : ""
        for digit in String(number.magnitude).utf8 { append(digit, to: &text) }
        return text
    }

    /// "3.4".
    func tenths(_ value: Double) -> String {
        let tenths = Int64((value * 10).rounded())
        return grouped(tenths / 10) + decimalPoint + grouped(tenths % 10)
    }

    /// Appends a digit that was written in ASCII.
    private func append(_ digit: UInt8, to text: inout String) {
        let value = UInt32(digit - UInt8(ascii: "0"))
        text.unicodeScalars.append(Unicode.Scalar(zero.value + value) ?? zero)
    }
}
