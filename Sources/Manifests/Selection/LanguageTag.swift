/// Language names of the wild brought to BCP 47.
package enum LanguageTag {
    /// The BCP 47 tag of an ISO 639-2 or 639-1 code or an English name, in any case; nil when it names no language.
    ///
    /// A well-formed tag that is not in the table, such as "pt-BR", is kept.
    package static func tag(of text: String) -> String? {
        let name = text.lowercased()
        if name == "und" || name == "mul" || name == "zxx" || name == "mis" { return nil }
        if let tag = byName[name] { return tag }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let isTag = parts.allSatisfy { (1...8).contains($0.count) && $0.utf8.allSatisfy(isAlphanumeric) }
        guard isTag, let first = parts.first, (2...3).contains(first.count) else { return nil }
        return parts.count == 1
            ? name
            : ([byName[first.lowercased()] ?? first.lowercased()] + parts.dropFirst().map(String.init)).joined(
                separator: "-")
    }

    /// What a manifest says of a track's language; nil for the words that say nothing ("", "und").
    static func told(_ text: String?) -> String? {
        guard let text, !text.isEmpty, text.lowercased() != "und" else { return nil }
        return text
    }

    /// The tag of an English language name or an ISO 639-2 code, as release names hold it; never of two letters, because
    /// those are words ("it", "no", "de").
    package static func tag(ofWord word: String) -> String? {
        word.count < 3 ? nil : byName[word.lowercased()]
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte | 0x20 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): true
        default: (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
    }

    /// Tag, then every other name of it: ISO 639-2/B, 639-2/T, English.
    private static let table = """
        ar ara arabic|bg bul bulgarian|bn ben bengali|ca cat catalan|cs cze ces czech|da dan danish|de ger deu german
        el gre ell greek|en eng english|es spa spanish|et est estonian|eu baq eus basque|fa per fas persian
        fi fin finnish|fr fre fra french|gl glg galician|he heb hebrew|hi hin hindi|hr hrv croatian
        hu hun hungarian|hy arm hye armenian|id ind indonesian|is ice isl icelandic|it ita italian
        ja jpn japanese|ka geo kat georgian|ko kor korean|lt lit lithuanian|lv lav latvian|mk mac mkd macedonian
        ml mal malayalam|ms may msa malay|nl dut nld dutch|nb nob|no nor norwegian|pl pol polish
        pt por portuguese|pt-BR pob|ro rum ron romanian|ru rus russian|sk slo slk slovak|sl slv slovenian
        sq alb sqi albanian|sr srp scc serbian|sv swe swedish|ta tam tamil|te tel telugu|th tha thai
        tr tur turkish|uk ukr ukrainian|ur urd urdu|vi vie vietnamese|zh chi zho chinese
        """

    private static let byName: [String: String] = {
        var names: [String: String] = [:]
        for entry in table.split(whereSeparator: { $0 == "|" || $0 == "\n" }) {
            let words = entry.split(separator: " ").map(String.init)
            for word in words { names[word.lowercased()] = words[0] }
        }
        return names
    }()
}
