/// How a language writes numbers.
nonisolated struct NumberStyle: Hashable, Sendable {
    /// Between whole part and decimals.
    var decimalPoint = "."
    /// Between thousands.
    var groupSeparator = "\u{202F}"
    /// The digits from 0 to 9.
    var digits: [Character] = Array("0123456789")
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
            digits = Array("٠١٢٣٤٥٦٧٨٩")
            percentSign = "٪\u{061C}"
        }
    }

    /// "1 530".
    func grouped(_ number: Int64) -> String {
        let plain = String(number.magnitude)
        var text = number < 0 ? "-" : ""
        for (index, digit) in plain.enumerated() {
            if index > 0, (plain.count - index).isMultiple(of: 3) { text += groupSeparator }
            text.append(written(digit))
        }
        return text
    }

    /// "1530": years, seasons and the like.
    func plain(_ number: Int) -> String { String(String(number).map { written($0) }) }

    /// "3.4".
    func tenths(_ value: Double) -> String {
        let tenths = Int64((value * 10).rounded())
        return grouped(tenths / 10) + decimalPoint + grouped(tenths % 10)
    }

    private func written(_ digit: Character) -> Character {
        digit.wholeNumberValue.flatMap { digits.indices.contains($0) ? digits[$0] : nil } ?? digit
    }
}
