import Testing

@testable import ImmediateUI

struct TextBreakerTests {
    /// Ten pixels a character.
    private let breaker = TextBreaker(
        style: TypeStyle(face: .regular, size: 20, lineHeight: 24), measurer: FixedMeasurer())

    @Test func words_areNotCut() {
        #expect(breaker.break("one two three", width: 80, maxLines: 0).lines == ["one two", "three"])
    }

    @Test func longWord_isCutBetweenGraphemes() {
        #expect(breaker.break("a👨‍👩‍👧bcdefg h", width: 30, maxLines: 0).lines == ["a👨‍👩‍👧b", "cde", "fg", "h"])
    }

    @Test func longWordFromTheRight_isCutFromItsBeginning() {
        #expect(breaker.break("אבגדהוז", width: 30, maxLines: 0).lines == ["אבג", "דהו", "ז"])
        #expect(breaker.break("אבגדהוז", width: 50, maxLines: 1).lines == ["אבגד…"])
    }

    @Test func newline_breaksAlways() {
        #expect(breaker.break("a\n\nb", width: 100, maxLines: 0).lines == ["a", "", "b"])
    }

    @Test func lastLine_endsInAnEllipsis() {
        let block = breaker.break("one two three four", width: 80, maxLines: 2)
        #expect(block.lines == ["one two", "three f…"])
        #expect(block.isTruncated)
    }

    @Test func singleLine_isCutBeforeASpace() {
        let block = breaker.break("Night of the Living", width: 70, maxLines: 1)
        #expect(block.lines == ["Night…"])
        #expect(block.widths == [60])
    }

    @Test func textThatFits_isNotCut() {
        let block = breaker.break("Sintel", width: 60, maxLines: 1)
        #expect(block.lines == ["Sintel"])
        #expect(!block.isTruncated)
    }

    @Test func noRoomAtAll_leavesTheEllipsis() {
        #expect(breaker.break("Sintel", width: 0, maxLines: 1).lines == ["…"])
        #expect(breaker.break("ab", width: 0, maxLines: 0).lines == ["a", "b"])
    }
}
