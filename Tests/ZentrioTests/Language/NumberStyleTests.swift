import MediaModel
import Testing

@testable import Zentrio

struct NumberStyleTests {
    @Test(arguments: [
        (Language.english, "1\u{202F}234\u{202F}567", "-12", "3.4"), (.german, "1\u{202F}234\u{202F}567", "-12", "3,4"),
        (.arabic, "١٬٢٣٤٬٥٦٧", "-١٢", "٣٫٤"),
    ])
    func number_isWrittenAsTheLanguageDoes(language: Language, grouped: String, negative: String, tenths: String) {
        let style = NumberStyle(language)
        #expect(style.grouped(1_234_567) == grouped)
        #expect(style.grouped(-12) == negative)
        #expect(style.tenths(3.44) == tenths)
    }

    @Test func maghreb_writesTheDigitsOfEurope() {
        let style = NumberStyle(.arabic, usesEuropeanDigits: true)
        #expect(style.grouped(1_234) == "1.234")
        #expect(style.tenths(0.5) == "0,5")
        #expect(style.plain(1927) == "1927")
    }

    @Test(arguments: [
        (Language.english, "3.4\u{202F}GB", "56\u{202F}%"), (.german, "3,4\u{202F}GB", "56\u{202F}%"),
        (.arabic, "٣٫٤\u{202F}غ.ب", "٥٦٪\u{061C}"),
    ])
    func size_hasTheUnitsOfTheLanguage(language: Language, size: String, percent: String) throws {
        let catalogue = try Catalogue.load(language, assets: ProjectFolders.root + "/Assets")
        Catalogue.$local.withValue(catalogue) {
            #expect(Wording.size(ByteCount(3_400_000_000)) == size)
            #expect(Wording.percent(0.56) == percent)
        }
    }
}
