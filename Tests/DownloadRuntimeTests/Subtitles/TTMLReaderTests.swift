import Testing

@testable import DownloadRuntime

struct TTMLReaderTests {
    @Test func paragraphs_becomeCues() {
        let text = """
            <?xml version="1.0"?>
            <tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="x" ttp:frameRate="25" ttp:tickRate="1000"><body><div begin="10s">
              <p begin="00:00:01.5" end="00:00:02:05">one<br/><span tts:fontStyle="italic">two</span></p>
              <p begin="3000t" dur="500ms">a &lt; b &amp; c</p>
              <p begin="9s" end="9s"></p>
            </div></body></tt>
            """
        let cues = TTMLReader(text).cues
        #expect(cues.map(\.text) == ["one\n<i>two</i>", "a &lt; b &amp; c"])
        #expect(cues.map(\.start) == [11.5, 13])
        #expect(abs(cues[0].end - 12.2) < 1e-9)
        #expect(cues[1].end == 13.5)
    }

    @Test(arguments: ["", "<", "<tt", "<tt><body><p begin='1s' end=", "<p></tt></p>", "<p begin='x' end='y'>a</p>"])
    func brokenText_givesNoCues(text: String) {
        #expect(TTMLReader(text).cues.isEmpty)
    }
}
