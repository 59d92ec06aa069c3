import Testing

@testable import ControlSocket

struct LineCutterTests {
    private func lines(_ chunks: [String], limit: Int = 100) -> [LineCutter.Line] {
        var cutter = LineCutter(limit: limit)
        return chunks.flatMap { cutter.append(Array($0.utf8)[...]) }
    }

    private func line(_ text: String) -> LineCutter.Line { .line(Array(text.utf8)) }

    @Test func lines_inOneChunk_areCut() {
        #expect(lines(["one\ntwo\n\nthree\n"]) == [line("one"), line("two"), line("three")])
    }

    @Test func line_inPieces_isJoined() {
        #expect(lines(["o", "n", "e\ntw", "o\n"]) == [line("one"), line("two")])
    }

    @Test func line_withoutItsEnd_waits() {
        #expect(lines(["one\nhalf"]) == [line("one")])
    }

    @Test func line_ofTheLimit_fits() {
        #expect(lines(["12345\n"], limit: 5) == [line("12345")])
    }

    @Test(arguments: [["123456\nnext\n"], ["123", "456", "789\nnext\n"], ["123456", "7\nnext\n"]])
    func line_overTheLimit_isToldAndTheNextOneIsKept(chunks: [String]) {
        #expect(lines(chunks, limit: 5) == [.tooLong, line("next")])
    }
}
