extension LanguageTag {
    /// How well a language fits a wish.
    enum Match: Int, Comparable {
        case none
        /// The same language of another place, "pt" for "pt-BR", or "en-US" for "en"; or one that the other takes in, "nb"
        /// for "no".
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
        let (first, second) = (String(one.prefix { $0 != "-" }), String(other.prefix { $0 != "-" }))
        let isSame = first == second || macrolanguages[first] == second || macrolanguages[second] == first
        return isSame ? .language : .none
    }

    /// Languages that ISO 639-3 counts as a part of another, where manifests write both; the parts are strangers to each
    /// other.
    private static let macrolanguages = [
        "nb": "no", "nn": "no", "cmn": "zh", "yue": "zh", "arb": "ar", "pes": "fa", "prs": "fa", "zsm": "ms",
        "fil": "tl", "ekk": "et", "lvs": "lv", "npi": "ne", "ory": "or", "swh": "sw", "khk": "mn",
    ]
}
