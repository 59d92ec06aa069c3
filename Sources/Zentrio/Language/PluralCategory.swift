/// The forms that words take with numbers, by Unicode's rules (CLDR).
nonisolated enum PluralCategory: String, CaseIterable, Sendable, Codable {
    case zero
    case one
    case two
    case few
    case many
    case other

    /// The form for a whole number.
    init(_ number: Int, in language: Language) {
        switch language {
        case .english, .german, .pseudo: self = number == 1 ? .one : .other
        case .arabic: self = PluralCategory.arabic(number)
        }
    }

    /// The forms that a language has.
    static func categories(of language: Language) -> [PluralCategory] {
        language == .arabic ? allCases : [.one, .other]
    }

    private static func arabic(_ number: Int) -> PluralCategory {
        switch (number, number.magnitude % 100) {
        case (0, _): .zero
        case (1, _): .one
        case (2, _): .two
        case (_, 3...10): .few
        case (_, 11...99): .many
        default: .other
        }
    }
}
