/// Durations of XML Schema, "P1DT2H3M4.5S".
enum XMLDuration {
    /// Seconds; nil when the text is no duration, or a negative one.
    ///
    /// Years and months have no fixed length; they count 365 and 30 days.
    static func seconds(_ text: String) -> Double? {
        guard text.hasPrefix("P"), text.utf8.count > 2, text.utf8.count < 100 else { return nil }
        var seconds = 0.0
        var digits = ""
        var isTime = false
        for character in text.dropFirst() {
            if character == "T", digits.isEmpty, !isTime {
                isTime = true
            } else if character.isASCII, character.isNumber || character == "." {
                digits.append(character)
            } else {
                guard let unit = unit(character, isTime: isTime), let number = Double(digits) else { return nil }
                seconds += number * unit
                digits = ""
            }
        }
        return digits.isEmpty && seconds < 1e9 ? seconds : nil
    }

    private static func unit(_ letter: Character, isTime: Bool) -> Double? {
        switch (letter, isTime) {
        case ("Y", false): 365 * 86_400
        case ("M", false): 30 * 86_400
        case ("W", false): 7 * 86_400
        case ("D", false): 86_400
        case ("H", true): 3_600
        case ("M", true): 60
        case ("S", true): 1
        default: nil
        }
    }
}
