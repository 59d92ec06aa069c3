nonisolated extension Language {
    /// The first language of a list that the window speaks, as gettext finds it.
    ///
    /// `LANGUAGE` is a list that counts only when the locale is not the plain C one. The default is English.
    ///
    /// - Parameter environment: The variables by name.
    /// - Returns: The language.
    static func preferred(in environment: [String: String]) -> Language {
        let named = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty }
        let locale = named ?? "C"
        guard !["C", "POSIX"].contains(locale.prefix { $0 != "." }) else { return .english }
        let list = environment["LANGUAGE"].map { $0.split(separator: ":").map(String.init) } ?? []
        return (list + [locale]).lazy.compactMap { Language(locale: $0) }.first ?? .english
    }

    /// Whether Arabic numbers are written with the digits of Europe where a locale's country does so.
    static func usesEuropeanDigits(in environment: [String: String]) -> Bool {
        let locale = ["LC_ALL", "LC_NUMERIC", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        return ["ar_AE", "ar_DZ", "ar_EH", "ar_LY", "ar_MA", "ar_TN"].contains { locale.hasPrefix($0) }
    }

    /// A language by the name of a locale, such as `de_AT.UTF-8`, `de` or `en_GB@euro`.
    private init?(locale: String) {
        let tag = locale.prefix { !"_.@-".contains($0) }
        guard let language = Language.offered.first(where: { $0.rawValue == tag }) else { return nil }
        self = language
    }
}
