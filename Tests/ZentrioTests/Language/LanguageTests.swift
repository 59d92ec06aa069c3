import ImmediateUI
import Testing

@testable import Zentrio

struct LanguageTests {
    @Test(arguments: [
        (["LANG": "de_DE.UTF-8"], Language.german), (["LANG": "ar_EG.UTF-8"], .arabic), (["LANG": "de"], .german),
        (["LANG": "en_GB.UTF-8", "LC_MESSAGES": "de_AT@euro"], .german),
        (["LANG": "de_DE", "LC_MESSAGES": "ar", "LC_ALL": "en_US"], .english),
        (["LANG": "fr_FR.UTF-8", "LANGUAGE": "fr:ar:de"], .arabic), (["LANG": "fr_FR.UTF-8"], .english),
        (["LANG": "C.UTF-8", "LANGUAGE": "de"], .english), (["LANGUAGE": "de"], .english),
        (["LANG": "de_DE", "LC_ALL": ""], .german), ([:], .english), (["LANG": "en-XA"], .english),
    ])
    func variables_nameTheLanguage(environment: [String: String], language: Language) {
        #expect(Language.preferred(in: environment) == language)
    }

    @Test(arguments: [("ar_MA.UTF-8", true), ("ar_EG.UTF-8", false), ("ar", false)])
    func country_decidesOnTheDigits(locale: String, isEuropean: Bool) {
        #expect(Language.usesEuropeanDigits(in: ["LANG": locale]) == isEuropean)
    }

    @Test func arabic_runsFromRightToLeft() {
        #expect(Language.allCases.filter { $0.direction == .rightToLeft } == [.arabic])
    }
}
