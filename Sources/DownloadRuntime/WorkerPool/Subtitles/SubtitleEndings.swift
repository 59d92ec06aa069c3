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

    /// Whether a name may have this between the film's and the format's: "nl", "pt-BR.forced" or "und.2".
    static func isMiddle(_ text: some StringProtocol) -> Bool {
        var parts = text.split(separator: ".", omittingEmptySubsequences: false)
        if parts.count > 1, let number = parts.last.flatMap({ Int($0) }), number > 1 { parts.removeLast() }
        if parts.count > 1, parts.last == "forced" { parts.removeLast() }
        guard parts.count == 1, let subtags = parts.first?.split(separator: "-", omittingEmptySubsequences: false),
            let language = subtags.first
        else { return false }
        return (2...3).contains(language.utf8.count) && language.utf8.allSatisfy { 0x61...0x7A ~= $0 | 0x20 }
            && subtags.dropFirst().allSatisfy { (1...8).contains($0.utf8.count) }
    }
}
