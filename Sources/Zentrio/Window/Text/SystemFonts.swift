import CText

/// Asks fontconfig for installed fonts.
nonisolated final class SystemFonts {
    /// A face in a font file.
    struct Match {
        var path: String
        var index: Int
    }

    private let configuration: OpaquePointer?

    /// Reads fontconfig's configuration (`FcInitLoadConfigAndFonts`), which takes some milliseconds.
    init() {
        configuration = FcInitLoadConfigAndFonts()
    }

    deinit {
        if let configuration { FcConfigDestroy(configuration) }
    }

    /// The best sans-serif font for one character (`FcFontMatch`); it may still lack the character.
    func match(for scalar: Unicode.Scalar) -> Match? {
        guard let configuration, let pattern = zentrio_pattern_for(scalar.value) else { return nil }
        defer { FcPatternDestroy(pattern) }
        FcConfigSubstitute(configuration, pattern, FcMatchPattern)
        FcDefaultSubstitute(pattern)
        var result = FcResultNoMatch
        guard let best = FcFontMatch(configuration, pattern, &result) else { return nil }
        defer { FcPatternDestroy(best) }
        guard let file = zentrio_pattern_file(best) else { return nil }
        return Match(path: String(cString: file), index: Int(zentrio_pattern_index(best)))
    }
}
