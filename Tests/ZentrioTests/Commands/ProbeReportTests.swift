import MediaModel
import MediaSources
import Testing

@testable import Zentrio

/// Pins the names that scripts read.
struct ProbeReportTests {
    @Test func link_isReportedWithItsVariants() throws {
        let stream = Stream(
            address: try WebAddress("https://x/a.mp4"), height: 720, codecs: ["H.264"], bandwidth: 9,
            byteCount: ByteCount(8))
        let found = ResolvedLink(
            item: MediaItem(title: "Sintel", year: 2010, duration: .seconds(888)), streams: [stream],
            audioLanguages: ["en"], subtitleLanguages: ["de"])
        #expect(
            try JSONText.text(ProbeReport(found, link: "https://x/"), isPretty: false) == """
                {"audio":["en"],"drm":false,"duration":888,"format":"progressive","subtitles":["de"],"title":"Sintel",\
                "url":"https://x/","variants":[{"bandwidth":9,"codecs":["H.264"],"format":"progressive","height":720,\
                "size":8,"size_estimated":false,"url":"https://x/a.mp4"}],"year":2010}
                """)
    }
}
