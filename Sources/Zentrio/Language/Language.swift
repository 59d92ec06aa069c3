import ImmediateUI

/// A language that the window can speak.
///
/// What is written stands in English in the code, inside `say`. `Assets/catalogue.json` holds it in the other languages;
/// `Catalogue` looks it up, `PluralCategory` picks the form for a number, `NumberStyle` writes numbers.
nonisolated enum Language: String, CaseIterable, Sendable {
    case english = "en"
    case german = "de"
    case arabic = "ar"
    /// English with accents, a third longer: shows what is not in the catalogue and what has too little room.
    case pseudo = "en-XA"

    /// What users can choose.
    static let offered: [Language] = [.english, .german, .arabic]

    /// The language's own name for itself.
    var name: String {
        switch self {
        case .english: "English"
        case .german: "Deutsch"
        case .arabic: "العربية"
        case .pseudo: "Pseudo"
        }
    }

    /// The locale that other programs are told.
    var locale: String {
        switch self {
        case .english, .pseudo: "en_GB"
        case .german: "de_DE"
        case .arabic: "ar"
        }
    }

    var direction: LayoutDirection { self == .arabic ? .rightToLeft : .leftToRight }
}
