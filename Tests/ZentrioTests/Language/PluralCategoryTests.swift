import Testing

@testable import Zentrio

struct PluralCategoryTests {
    /// Unicode's own examples.
    @Test(arguments: [
        (0, PluralCategory.zero), (1, .one), (2, .two), (3, .few), (10, .few), (11, .many), (26, .many), (99, .many),
        (100, .other), (102, .other), (103, .few), (110, .few), (111, .many), (202, .other), (1_000_003, .few),
    ])
    func arabicNumber_hasOneOfSixForms(number: Int, category: PluralCategory) {
        #expect(PluralCategory(number, in: .arabic) == category)
    }

    @Test(arguments: [Language.english, .german, .pseudo]) func germanicNumber_hasOneOfTwoForms(language: Language) {
        let forms = [0, 1, 2, 11, 100].map { PluralCategory($0, in: language) }
        #expect(forms == [.other, .one, .other, .other, .other])
    }

    @Test(arguments: Language.allCases) func everyNumber_hasAFormOfTheLanguage(language: Language) {
        let forms = Set((0...1_000).map { PluralCategory($0, in: language) })
        #expect(forms == Set(PluralCategory.categories(of: language)))
    }
}
