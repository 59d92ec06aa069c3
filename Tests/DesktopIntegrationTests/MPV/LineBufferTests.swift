import Testing

@testable import DesktopIntegration

struct LineBufferTests {
    @Test func bytes_inPieces_becomeLines() {
        var buffer = LineBuffer()
        #expect(append("one", to: &buffer) == [])
        #expect(append(" line\nand", to: &buffer) == ["one line"])
        #expect(append("\n\nthird\nfourth", to: &buffer) == ["and", "third"])
        #expect(append("\n", to: &buffer) == ["fourth"])
    }

    @Test func line_atTheLimit_isKept() {
        var buffer = LineBuffer()
        let line = String(repeating: "x", count: LineBuffer.limit)
        #expect(append(line + "\n", to: &buffer) == [line])
    }

    @Test func line_overTheLimit_isDroppedAndTheNextIsRead() {
        var buffer = LineBuffer()
        #expect(append(String(repeating: "x", count: LineBuffer.limit + 1), to: &buffer) == [])
        #expect(append("more\nnext\n", to: &buffer) == ["next"])
    }

    private func append(_ text: String, to buffer: inout LineBuffer) -> [String] {
        buffer.append(text.utf8).map { String(decoding: $0, as: UTF8.self) }
    }
}
