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
        ("🎬 Film 👩‍👩‍👧", "🎬 Film 👩‍👩‍👧"),
    ])
    func text_becomesName(_ text: String, name: String) {
        #expect(FileName.sanitised(text) == name)
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
