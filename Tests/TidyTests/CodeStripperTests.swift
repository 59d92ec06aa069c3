import Testing

struct CodeStripperTests {
    @Test(arguments: [
        ("let a = 1 // one", "let a = 1 "),
        ("/// public", ""),
        (#"print("public \" struct") + b"#, #"print("") + b"#),
        ("a /* b /* c */ d */ e", "a  e"),
        (##"let r = #"a "quoted" \"# + x"##, ##"let r = #""# + x"##),
        ("\"http://host\" + path", "\"\" + path"),
    ])
    func line_losesCommentsAndTexts(line: String, code: String) {
        var stripper = CodeStripper()
        #expect(stripper.strip(line) == code)
    }

    @Test func textAndComment_overSeveralLines_areTakenOut() {
        var stripper = CodeStripper()
        let lines = ["let t = \"\"\"", "  public struct", "  \"\"\" + u", "a /* b", "public", "c */ d"]
        #expect(lines.map { stripper.strip($0) } == ["let t = \"\"\"", "", "\"\"\" + u", "a ", "", " d"])
    }

    @Test func unfinishedText_endsWithItsLine() {
        var stripper = CodeStripper()
        _ = stripper.strip("\"\\(names[\"x\"] ?? \"")
        #expect(stripper.strip("let a = 1") == "let a = 1")
    }
}
