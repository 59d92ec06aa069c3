import DownloadRuntime
import Testing

struct FileNameTests {
    @Test(arguments: [
        ("Metropolis", "Metropolis"),
        ("a/b\\c", "a-b-c"),
        ("..", "Untitled"),
        ("../../etc/passwd", "-..-etc-passwd"),
        ("nul\u{0}byte\u{7}", "nulbyte"),
        ("Mission: Impossible", "Mission - Impossible"),
        ("What? Now*", "What Now"),
        ("line\nbreak\tand  spaces ", "line break and spaces"),
        ("trailing dots...", "trailing dots"),
        (".hidden", "hidden"),
        ("", "Untitled"),
        (" . ", "Untitled"),
        ("turned\u{202E}4pm.exe", "turned4pm.exe"),
        ("aa/\u{301}bb", "aa-\u{301}bb"),
        ("A\u{600}/../\u{301}B", "A-..-\u{301}B"),
        (".\u{301}hidden", "hidden"),
        ("a\r\nb\u{2028}c\u{AD}d\u{FEFF}", "a b cd"),
        ("\u{301}", "Untitled"),
        ("🎬 Film 👩‍👩‍👧", "🎬 Film 👩‍👩‍👧"),
    ])
    func text_becomesName(_ text: String, name: String) {
        #expect(FileName.sanitised(text) == name)
    }

    /// A mark behind the slash makes both one character; the disk still finds a folder.
    @Test(arguments: ["a/\u{301}b", "a\u{600}/b", "a\\\u{301}b", "\u{301}/\u{301}", "/\u{200D}/"])
    func text_withMarksAroundSlashes_staysOneName(_ text: String) {
        let bytes = Array(FileName.sanitised(text).utf8)
        #expect(!bytes.contains(UInt8(ascii: "/")) && !bytes.contains(UInt8(ascii: "\\")))
    }

    @Test func threeHundredCharacters_areCutWithRoomForEndings() {
        let name = FileName.sanitised(String(repeating: "x", count: 300))
        #expect(name.utf8.count == 215)
    }

    @Test func cut_fallsBetweenCharacters() {
        let family = "👩‍👩‍👧"
        let name = FileName.sanitised(String(repeating: family, count: 40), maximumBytes: 100)
        #expect(name == String(repeating: family, count: 100 / family.utf8.count))
    }

    @Test func cutThatEndsInASpace_losesTheSpace() {
        #expect(FileName.sanitised("abc def", maximumBytes: 4) == "abc")
    }
}
