import Foundation

/// A language's name for people.
nonisolated enum LanguageName {
    /// "English" for "en" or "eng"; the tag itself when nobody knows it.
    static func text(for tag: String) -> String {
        Locale(identifier: Catalogue.current.language.locale).localizedString(forIdentifier: tag) ?? tag
    }
}
