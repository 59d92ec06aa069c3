import Testing

@testable import DownloadRuntime

struct TTMLReaderTests {
    private func cues(_ body: String, head: String = "") -> [SubtitleCue] {
        TTMLReader("<tt xmlns:tts='x' xmlns:xml='y'><head>\(head)</head><body><div>\(body)</div></body></tt>").cues
    }

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

    /// EBU-TT-D puts the times on `p` or on `span`.
    @Test func timedSpans_becomeCues() {
        let found = cues(
            """
            <p><span begin="1s" end="2s">Span one</span></p>
            <p>
              <span begin="3s" end="4s">A<br/>B</span>
              <br/>
              <span begin="5s" dur="1s">later</span>
            </p>
            """)
        #expect(
            found == [
                SubtitleCue(start: 1, end: 2, text: "Span one"), SubtitleCue(start: 3, end: 4, text: "A\nB"),
                SubtitleCue(start: 5, end: 6, text: "later"),
            ])
    }

    @Test func timedSpans_countFromWhatTheyAreIn() {
        let found = TTMLReader(
            """
            <tt><body end="1h"><div begin="10s"><p begin="5s">
            <span begin="1s" end="2s">a</span><span end="4s">b</span><span begin="5s">c</span></p></div></body></tt>
            """
        ).cues
        #expect(
            found == [
                SubtitleCue(start: 16, end: 17, text: "a"), SubtitleCue(start: 15, end: 19, text: "b"),
                SubtitleCue(start: 20, end: 3_600, text: "c"),
            ])
    }

    /// Cues of one moment lie above each other in no certain order.
    @Test(arguments: [("<br/>", "a\nb"), (" ", "a b"), ("\n<br/>\n", "a\nb"), ("", "ab")])
    func spansOfOneMoment_areOneCue(between: String, text: String) {
        let found = cues("<p><span begin='1s' end='2s'>a</span>\(between)<span begin='1s' end='2s'>b</span></p>")
        #expect(found == [SubtitleCue(start: 1, end: 2, text: text)])
    }

    @Test(arguments: [
        "<p begin='1s' end='3s'><span begin='0s' end='1s'>word</span> <span begin='1s' end='2s'>by</span> word</p>",
        "<p><span begin='1s' end='3s'><span begin='0s'>word</span> <span begin='1s'>by</span> word</span></p>",
    ])
    func timedWords_stayTogether(body: String) {
        #expect(cues(body) == [SubtitleCue(start: 1, end: 3, text: "word by word")])
    }

    @Test func spansWithoutAnEnd_areNoCues() {
        #expect(cues("<p>a<span begin='1s'>b</span></p>").isEmpty)
    }

    /// Names of styles, and what is slanted by them.
    @Test(arguments: [
        ("<p begin='1s' end='2s'>a <span style='it'>b</span> c</p>", "a <i>b</i> c"),
        ("<p begin='1s' end='2s'><span style='red it'>a</span></p>", "<i>a</i>"),
        ("<p begin='1s' end='2s'><span style='child'>a</span></p>", "<i>a</i>"),
        ("<p begin='1s' end='2s' style='it'>\n a<br/>b\n </p>", "<i>a\nb</i>"),
        ("<p begin='1s' end='2s' style='it'>a <span style='upright'>b</span> c</p>", "<i>a</i> b <i>c</i>"),
        ("<p style='it'><span begin='1s' end='2s'>a</span></p>", "<i>a</i>"),
        ("<p begin='1s' end='2s' style='round red unknown'>a</p>", "a"),
    ])
    func italics_comeFromStyles(body: String, text: String) {
        let head = """
            <styling><style xml:id='red' tts:color='red'/><style xml:id='child' style='parent red'/>
            <style xml:id='parent' style='it'></style><style xml:id='it' tts:fontStyle='italic'/>
            <style xml:id='upright' style='it' tts:fontStyle='normal'/><style xml:id='round' style='turn'/>
            <style xml:id='turn' style='round'/></styling>
            """
        #expect(cues(body, head: head).map(\.text) == [text])
    }

    @Test func arrows_areNoTimesOfWebVTT() {
        #expect(cues("<p begin='1s' end='2s'>a --&gt; b</p>").map(\.text) == ["a --&gt; b"])
    }

    @Test(arguments: ["", "<", "<tt", "<tt><body><p begin='1s' end=", "<p></tt></p>", "<p begin='x' end='y'>a</p>"])
    func brokenText_givesNoCues(text: String) {
        #expect(TTMLReader(text).cues.isEmpty)
    }
}
