import Testing

@testable import Zentrio

struct LanguageNameTests {
    @Test(arguments: [("en", "English"), ("eng", "English"), ("de", "German"), ("nl", "Dutch")])
    func text_knownTag_isItsName(tag: String, name: String) {
        #expect(LanguageName.text(for: tag) == name)
    }

    @Test func text_unknownTag_isNotEmpty() {
        #expect(!LanguageName.text(for: "qqq").isEmpty)
        #expect(!LanguageName.text(for: "und").isEmpty)
    }
}
