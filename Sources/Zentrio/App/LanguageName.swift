import Foundation

/// A language's name for people.
nonisolated enum LanguageName {
    /// Tags in the order of a list: the window's own language first, then by name.
    static func ordered(_ tags: [String]) -> [String] {
        let own = String(Catalogue.current.language.locale.prefix { $0 != "_" })
        let ownName = text(for: own)
        let named = tags.map { tag in
            let name = text(for: tag)
            let rank = name == ownName ? 0 : tag.lowercased().hasPrefix(own + "-") ? 1 : 2
            // Accents and capitals do not part what belongs together.
            let key = name.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
            return (tag: tag, rank: rank, key: key)
        }
        return named.sorted { ($0.rank, $0.key) < ($1.rank, $1.key) }.map { $0.tag }
    }

    /// "English" for "en" or "eng"; the tag itself when nobody knows it.
    static func text(for tag: String) -> String {
        Locale(identifier: Catalogue.current.language.locale).localizedString(forIdentifier: tag) ?? tag
    }
}
