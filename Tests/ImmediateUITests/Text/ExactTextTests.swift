import Testing

@testable import ImmediateUI

struct ExactTextTests {
    @Test(arguments: ["", "Metropolis", "1,4 GB · 2 Std.", "ميتروبوليس", "👩‍🚀"])
    func sameBytes_areTheSameKey(text: String) {
        let copy = String(decoding: Array(text.utf8), as: UTF8.self)
        #expect(ExactText(text) == ExactText(copy))
        #expect(ExactText(text).hashValue == ExactText(copy).hashValue)
    }

    @Test func sameLooks_ofOtherBytes_areAnotherKey() {
        #expect("\u{E9}" == "e\u{301}")
        #expect(ExactText("\u{E9}") != ExactText("e\u{301}"))
        #expect(ExactText("Film") != ExactText("Films"))
    }
}
