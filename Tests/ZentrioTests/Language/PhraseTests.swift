import Testing

@testable import Zentrio

struct PhraseTests {
    @Test func interpolation_leavesGaps() {
        let phrase: Phrase = "\("Mara")'s limit: \(12) of 100 %"
        #expect(phrase.key == "%@'s limit: %@ of 100 %")
        #expect(phrase.arguments == ["Mara", "12"])
    }

    @Test(arguments: [
        ("%@ und %@", "a und b"), ("%2$@ vor %1$@", "b vor a"), ("100 % %@", "100 % a"), ("%3$@ %@", " a"), ("%", "%"),
        ("%1$ %@", "%1$ a"),
    ])
    func gaps_areFilled(wording: String, text: String) {
        let phrase: Phrase = "\("a") and \("b")"
        #expect(phrase.filled(wording, isolating: false) == text)
    }

    @Test func foreignText_keepsItsDirection() {
        let phrase: Phrase = "Play \("Sintel")"
        #expect(phrase.filled("تشغيل %@", isolating: true) == "تشغيل \u{2068}Sintel\u{2069}")
    }
}
