import Testing

@testable import Zentrio

struct PseudoTextTests {
    @Test(arguments: ["Paste Link", "Delete %@?", "Your evening starts in Explore"])
    func text_growsByAThird(text: String) {
        let pseudo = PseudoText.make(text)
        #expect(pseudo.count >= text.count * 4 / 3 && pseudo.hasPrefix("[") && pseudo.hasSuffix("~]"))
        #expect(pseudo.contains("%@") == text.contains("%@"))
    }
}
