extension LanguageTag {
    /// How well a language fits a wish.
    enum Match: Int, Comparable {
        case none
        /// The same language of another place: "pt" for "pt-BR", or "en-US" for "en".
        case language
        case exact

        static func < (lhs: Match, rhs: Match) -> Bool { lhs.rawValue < rhs.rawValue }
    }

    /// Compares a language of a manifest with a wanted one.
    ///
    /// - Parameters:
    ///   - language: as the manifest writes it, "eng"; nil fits nothing.
    ///   - wanted: BCP 47.
    /// - Returns: how well it fits.
    static func match(_ language: String?, wanted: String) -> Match {
        guard let language, let one = tag(of: language)?.lowercased(), let other = tag(of: wanted)?.lowercased() else {
            return .none
        }
        if one == other { return .exact }
        return one.prefix { $0 != "-" } == other.prefix { $0 != "-" } ? .language : .none
    }
}
