import Testing

@testable import Manifests

struct LanguageTagTests {
    @Test(arguments: [
        ("eng", "en"), ("ger", "de"), ("deu", "de"), ("German", "de"), ("pob", "pt-BR"), ("pt-BR", "pt-BR"),
        ("EN", "en"), ("gsw", "gsw"), ("und", nil), ("English (SDH)", nil), ("", nil), ("x", nil),
    ])
    func name_becomesItsTag(name: String, tag: String?) {
        #expect(LanguageTag.tag(of: name) == tag)
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
}
