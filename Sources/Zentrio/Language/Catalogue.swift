import Foundation
import ImmediateUI
import Synchronization

/// What the window says, in one language.
nonisolated final class Catalogue: Sendable {
    /// How a phrase is worded in a language: alike for every number, or in the forms that numbers ask for.
    enum Wording: Decodable, Hashable, Sendable {
        case text(String)
        case forms([String: String])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                self = .text(text)
            } else {
                self = .forms(try container.decode([String: String].self))
            }
        }

        func form(_ category: PluralCategory?) -> String? {
            switch self {
            case .text(let text): text
            case .forms(let forms): forms[(category ?? .other).rawValue] ?? forms[PluralCategory.other.rawValue]
            }
        }
    }

    typealias Table = [String: [String: Wording]]

    let language: Language
    let numbers: NumberStyle
    private let wordings: [String: Wording]

    static let english = Catalogue(.english)

    /// Whether texts run from right to left and what is put into them may not.
    var isolates: Bool { language.direction == .rightToLeft }

    init(_ language: Language, wordings: [String: Wording] = [:], usesEuropeanDigits: Bool = false) {
        self.language = language
        self.wordings = wordings
        numbers = NumberStyle(language, usesEuropeanDigits: usesEuropeanDigits)
    }

    /// Reads a language from `Assets/catalogue.json`; English stands in the code and needs no file.
    ///
    /// - Throws: What reading or decoding the file throws.
    static func load(_ language: Language, assets: String, usesEuropeanDigits: Bool = false) throws -> Catalogue {
        guard language != .english, language != .pseudo else { return Catalogue(language) }
        let table = try read(assets: assets)
        return Catalogue(
            language, wordings: table.compactMapValues { $0[language.rawValue] },
            usesEuropeanDigits: usesEuropeanDigits)
    }

    /// Everything that is said, by its English wording and then by language.
    static func read(assets: String) throws -> Table {
        let data = try Data(contentsOf: URL(filePath: assets + "/catalogue.json"))
        return try JSONDecoder().decode(Table.self, from: data)
    }

    // MARK: The one in use

    /// Goes before what was chosen, in tests and for single pictures.
    @TaskLocal static var local: Catalogue?
    private static let chosen = Mutex(Catalogue.english)

    static var current: Catalogue { local ?? chosen.withLock { $0 } }

    /// Makes this the language of the whole program.
    func choose() {
        Catalogue.chosen.withLock { $0 = self }
    }

    // MARK: Saying

    func text(_ phrase: Phrase, context: String?, category: PluralCategory? = nil) -> String {
        guard language != .english else { return phrase.filled(phrase.key, isolating: false) }
        let key = context.map { "\(phrase.key)|\($0)" } ?? phrase.key
        if language == .pseudo { return phrase.filled(PseudoText.make(phrase.key), isolating: false) }
        return phrase.filled(wordings[key]?.form(category) ?? phrase.key, isolating: isolates)
    }
}

/// Says something in the window's language.
///
/// - Parameters:
///   - phrase: What to say, in English; a literal, so that the catalogue can be checked against the code.
///   - context: Tells apart what is one word in English only.
/// - Returns: The text.
nonisolated func say(_ phrase: Phrase, context: String? = nil) -> String {
    Catalogue.current.text(phrase, context: context)
}

/// Says something about a number of things in the window's language.
///
/// - Parameters:
///   - count: How many.
///   - one: What English says about one.
///   - other: What English says about all other numbers; the catalogue knows the phrase by this.
/// - Returns: The text.
nonisolated func say(_ count: Int, one: Phrase, other: Phrase) -> String {
    let catalogue = Catalogue.current
    let category = PluralCategory(count, in: catalogue.language)
    let isBase = catalogue.language == .english || catalogue.language == .pseudo
    return catalogue.text(isBase && category == .one ? one : other, context: nil, category: category)
}
