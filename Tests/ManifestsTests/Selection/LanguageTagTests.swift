import Testing

@testable import Manifests

struct LanguageTagTests {
    @Test(arguments: [
        ("eng", "en"), ("ger", "de"), ("deu", "de"), ("German", "de"), ("pob", "pt-BR"), ("pt-BR", "pt-BR"),
        ("EN", "en"), ("gsw", "gsw"), ("Welsh", "cy"), ("und", nil), ("English (SDH)", nil), ("", nil), ("x", nil),
    ])
    func name_becomesItsTag(name: String, tag: String?) {
        #expect(LanguageTag.tag(of: name) == tag)
    }

    @Test(arguments: [
        "kan kn", "mar mr", "guj gu", "pan pa", "bos bs", "afr af", "kaz kk", "khm km", "lao lo", "mon mn", "mya my",
        "bur my", "swa sw", "cym cy", "wel cy", "gle ga", "tgl tl", "nno nn", "nob nb", "nor no", "tib bo", "bod bo",
        "mao mi", "mri mi", "hun hu", "zul zu", "aar aa", "iw he", "mo ro", "scc sr", "scr hr",
    ])
    func codeOfISO639_becomesItsTag(pair: String) {
        let words = pair.split(separator: " ").map(String.init)
        #expect(LanguageTag.tag(of: words[0]) == words[1])
        #expect(LanguageTag.tag(of: words[0] + "-XX") == words[1] + "-XX")
    }

    @Test(arguments: [(nil, nil), ("", nil), ("und", nil), ("UND", nil), ("mul", "mul"), ("pt-BR", "pt-BR")])
    func attribute_tellsALanguageOrNothing(text: String?, told: String?) {
        #expect(LanguageTag.told(text) == told)
    }

    @Test func shortWords_areNoLanguages() {
        #expect(LanguageTag.tag(ofWord: "it") == nil)
        #expect(LanguageTag.tag(ofWord: "ITA") == "it")
        #expect(LanguageTag.tag(ofWord: "film") == nil)
    }

    @Test(arguments: ["her", "run", "III", "mar", "pan", "hat", "sun", "Latin", "que"])
    func wordsThatAreCodesToo_areNoLanguages(word: String) {
        #expect(LanguageTag.tag(ofWord: word) == nil)
        #expect(LanguageTag.tag(of: word) != nil)
    }

    @Test(arguments: [
        (nil, "no", LanguageTag.Match.none), ("nob", "no", .language), ("nn", "no", .language),
        ("nor", "nb", .language),
        ("no-NO", "nb", .language), ("nn", "nb", .none), ("no", "no", .exact), ("cmn-Hans", "zh", .language),
        ("yue", "cmn", .none), ("pt-PT", "pt-BR", .language), ("kan", "kn", .exact),
    ])
    func language_fitsAWish(language: String?, wanted: String, match: LanguageTag.Match) {
        #expect(LanguageTag.match(language, wanted: wanted) == match)
    }
}
