import ImmediateUI
import Testing

struct TokenReaderTests {
    @Test func document_withEveryKind_isRead() throws {
        let text = #" {"a": [1, -2.5e1, true, false], "b": {"c": "x\"\u00e9\ud83c\udfac\n"}, "d": []} "#
        #expect(
            try TokenReader.read(text.utf8)
                == .object([
                    "a": .array([.number(1), .number(-25), .bool(true), .bool(false)]),
                    "b": .object(["c": .string("x\"é🎬\n")]), "d": .array([]),
                ]))
    }

    @Test(arguments: [
        "", "{", "[1,]", "{\"a\":1,}", "{\"a\" 1}", "01", "+1", ".5", "1.", "nul", "\"\\x\"", "\"\u{1}\"", "[1] 2",
        "\"\\ud83c\"", "\"open", "{\"a\":1,\"a\":2}", "{a:1}", "[1 2]",
    ])
    func brokenDocument_isRefused(text: String) {
        #expect(throws: StyleError.self) { try TokenReader.read(text.utf8) }
    }

    @Test func invalidUTF8_isRefused() {
        #expect(throws: StyleError.self) { try TokenReader.read([0x22, 0xFF, 0x22]) }
    }

    @Test func endlessNesting_isRefused() {
        #expect(throws: StyleError.tooDeep) { try TokenReader.read(String(repeating: "[", count: 100_000).utf8) }
    }
}
