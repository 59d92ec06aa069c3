/// The parts of a text that nobody sees and that have no place in a name.
package enum UnseenScalars {
    /// Whether this is a control character, one that turns the direction of text so that a name shows another ending than it
    /// has, another mark of format, or no character at all.
    ///
    /// The two joiners stay: Persian words and the families among the emoji are spelt with them.
    package static func contains(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value >= 0x20 && scalar.value < 0x7F { return false }
        if isJoiner(scalar) { return false }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: return true
        default: return scalar.properties.isNoncharacterCodePoint
        }
    }

    /// Whether this only says how its neighbours are written together.
    package static func isJoiner(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0x200C || scalar.value == 0x200D
    }
}
