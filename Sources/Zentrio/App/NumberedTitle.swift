/// A title in which "9 Steps" comes before "10 Steps".
nonisolated struct NumberedTitle: Hashable, Sendable {
    /// Each number follows the count of its digits, so that comparing letters compares numbers, however long they are.
    let sortKey: String

    init(_ title: String) {
        guard title.unicodeScalars.contains(where: { Self.digit($0) != nil }) else {
            sortKey = title
            return
        }
        var key = String.UnicodeScalarView()
        var digits: [Unicode.Scalar] = []
        for scalar in title.unicodeScalars {
            if let digit = Self.digit(scalar) {
                digits.append(digit)
            } else {
                Self.append(&digits, to: &key)
                key.append(scalar)
            }
        }
        Self.append(&digits, to: &key)
        sortKey = String(key)
    }

    /// Zeros in front do not count: they would make 007 more than 8.
    private static func append(_ digits: inout [Unicode.Scalar], to key: inout String.UnicodeScalarView) {
        guard !digits.isEmpty else { return }
        let number = digits.drop { $0 == "0" }
        // A nine says that more of the count follows.
        key.append(contentsOf: String(repeating: "9", count: number.count / 9).unicodeScalars)
        key.append(contentsOf: String(number.count % 9).unicodeScalars)
        key.append(contentsOf: number)
        digits = []
    }

    /// The European digit for a digit of any script.
    private static func digit(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        if scalar.isASCII { return ("0"..."9").contains(scalar) ? scalar : nil }
        guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue else { return nil }
        return Unicode.Scalar(UInt8(ascii: "0") + UInt8(value))
    }
}
