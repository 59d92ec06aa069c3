import Manifests

/// What the names of subtitle files have behind the film's, none of them twice.
struct SubtitleEndings {
    private var taken: Set<String> = []

    /// Makes one: "nl.vtt", "nl.forced.srt", or "nl.2.vtt" for the second of a language.
    mutating func next(language: String?, isForced: Bool = false, format: SubtitleDocument.Format) -> String {
        // Manifests say "dut" and "Dutch", players look for "nl".
        let tag = language.map { LanguageTag.tag(of: $0) ?? $0 } ?? "und"
        let language = tag.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        let stem = isForced ? "\(language).forced" : language
        var number = 1
        while !taken.insert(number == 1 ? stem : "\(stem).\(number)").inserted { number += 1 }
        return number == 1 ? "\(stem).\(format.rawValue)" : "\(stem).\(number).\(format.rawValue)"
    }
}
