import Testing

@testable import Zentrio

struct TextWidthTests {
    @Test(arguments: [("abc", 3), ("é", 1), ("映画", 4), ("🎬", 2), ("👩‍👩‍👧", 2), ("", 0)])
    func columns_countWideLettersTwice(text: String, columns: Int) {
        #expect(TextWidth.columns(text) == columns)
    }

    @Test func shortText_isFilledUp() {
        #expect(TextWidth.fitted("ab", to: 4) == "ab  ")
    }

    @Test func longText_isCutWithAnEllipsis() {
        #expect(TextWidth.fitted("abcdef", to: 4) == "abc…")
        #expect(TextWidth.fitted("映画館", to: 4) == "映… ")
    }

    @Test func controlCharacters_doNotReachTheTerminal() {
        #expect(TextWidth.fitted("a\u{1B}[2Jb", to: 5) == "a[2Jb")
        #expect(TextWidth.printable("a\r\n\u{9B}31m\u{202E}b\u{7F}") == "a31mb")
        #expect(TextWidth.printable("映画 👩‍👩‍👧 é") == "映画 👩‍👩‍👧 é")
    }
}
