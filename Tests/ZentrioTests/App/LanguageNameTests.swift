import Testing

@testable import Zentrio

struct LanguageNameTests {
    @Test(arguments: [("en", "English"), ("eng", "English"), ("de", "German"), ("nl", "Dutch")])
    func text_knownTag_isItsName(tag: String, name: String) {
        #expect(LanguageName.text(for: tag) == name)
    }

    @Test(arguments: [
        (Language.english, ["en", "nl", "fr", "de"]), (.german, ["de", "en", "fr", "nl"]),
    ])
    func ordered_ownLanguageFirst_thenByName(language: Language, tags: [String]) {
        Catalogue.$local.withValue(Catalogue(language)) {
            #expect(LanguageName.ordered(["nl", "de", "fr", "en"]) == tags)
        }
    }

    @Test func ordered_ownLanguageOfAnotherCountry_comesBeforeOthers() {
        #expect(LanguageName.ordered(["nl", "en-GB", "eng"]) == ["eng", "en-GB", "nl"])
    }

    @Test func text_unknownTag_isNotEmpty() {
        #expect(!LanguageName.text(for: "qqq").isEmpty)
        #expect(!LanguageName.text(for: "und").isEmpty)
    }
}
