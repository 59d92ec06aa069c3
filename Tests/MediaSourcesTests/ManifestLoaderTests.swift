import Manifests
import MediaModel
import Synchronization
import Testing
import Transfer

@testable import MediaSources

@Suite(.timeLimit(.minutes(10)))
struct ManifestLoaderTests {
    private static let link = "https://films.example/a/master.m3u8"
    private static let playlist = FakeWeb.Page.text(
        "#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\n0.ts\n#EXT-X-ENDLIST\n", type: "application/x-mpegurl")
    private static let master = """
        #EXTM3U
        #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="English",LANGUAGE="en",DEFAULT=YES,URI="en.m3u8"
        #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="Deutsch",LANGUAGE="de",URI="de.m3u8"
        #EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="s",NAME="Nederlands",LANGUAGE="nl",URI="nl.m3u8"
        #EXT-X-STREAM-INF:BANDWIDTH=800000,RESOLUTION=640x360,CODECS="avc1.4d401e,mp4a.40.2",AUDIO="a",SUBTITLES="s"
        360.m3u8
        #EXT-X-STREAM-INF:BANDWIDTH=2000000,RESOLUTION=1280x720,CODECS="avc1.64001f,mp4a.40.2",AUDIO="a",SUBTITLES="s"
        720.m3u8
        """

    private func web(_ others: [String: FakeWeb.Page] = [:]) -> FakeWeb {
        var pages = ["https://films.example/a/master.m3u8": FakeWeb.Page.text(Self.master)]
        for name in ["360", "720", "en", "de", "nl"] { pages["https://films.example/a/\(name).m3u8"] = Self.playlist }
        return FakeWeb(pages.merging(others) { $1 })
    }

    @Test func plan_holdsWhatWasAskedFor() async throws {
        let web = web()
        let header = try #require(HeaderField(name: "Referer", value: "https://page.example/"))
        let wish = TrackWish(audioLanguages: ["de"], subtitleLanguages: ["nl"])
        let plan = try await ManifestLoader(fetcher: web, headers: [header])
            .plan(at: try WebAddress(Self.link), selector: RenditionSelector(quality: .p480, tracks: wish))
        let tracks = try #require(plan.periods.first?.tracks)
        #expect(tracks.map(\.height) == [360, nil, nil])
        #expect(tracks.map(\.language) == [nil, "de", "nl"])
        #expect(web.requests.count == 4)
        #expect(web.requests.allSatisfy { $0.headers == [header] })
    }

    @Test func knownDocument_isNotFetchedAgain() async throws {
        let web = web()
        let document = ManifestDocument(url: Self.link, bytes: Array(Self.master.utf8))
        _ = try await ManifestLoader(fetcher: web)
            .plan(at: try WebAddress(Self.link), selector: RenditionSelector(), document: document)
        #expect(!web.requests.contains { $0.address.text == Self.link })
    }

    @Test func missingPlaylist_isTheServersAnswer() async throws {
        let web = web(["https://films.example/a/720.m3u8": .text("", status: 403)])
        let loader = ManifestLoader(fetcher: web)
        let address = try WebAddress(Self.link)
        await #expect(throws: MediaSourceError.self) {
            try await loader.plan(at: address, selector: RenditionSelector())
        }
        do {
            _ = try await loader.plan(at: address, selector: RenditionSelector())
        } catch {
            #expect(error.code == .unauthorized && error.httpStatus == 403)
        }
    }

    @Test func busySubtitles_areAskedForAgainAfterLongerAndLongerWaits_butNotForEver() async throws {
        let web = web(["https://films.example/a/nl.m3u8": .text("", status: 503)])
        let waits = Mutex<[Duration]>([])
        let loader = ManifestLoader(fetcher: web) { wait in waits.withLock { $0.append(wait) } }
        let wish = RenditionSelector(subtitleLanguages: ["nl"])
        let plan = try await loader.plan(at: try WebAddress(Self.link), selector: wish)
        #expect(plan.missingSubtitles == ["nl"])
        #expect(web.requests.count { $0.address.text.hasSuffix("nl.m3u8") } == 4)
        #expect(waits.withLock { $0 } == [.milliseconds(500), .seconds(1), .seconds(2)])
    }

    @Test(arguments: [true, false])
    func segmentIndex_isReadAlsoWithoutRanges(isRangeable: Bool) async throws {
        let index: [UInt8] = [
            0, 0, 0, 44, 0x73, 0x69, 0x64, 0x78, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1,
            0, 0, 3, 0xE8, 0, 0, 0, 8, 0x90, 0, 0, 0,
        ]
        let file = [UInt8](repeating: 0, count: 100) + index + [UInt8](repeating: 1, count: 1_000)
        let mpd = """
            <MPD mediaPresentationDuration="PT8S"><Period><AdaptationSet mimeType="video/mp4">
            <Representation id="v" bandwidth="1000"><BaseURL>f.mp4</BaseURL><SegmentBase indexRange="100-143"/>
            </Representation></AdaptationSet></Period></MPD>
            """
        let web = FakeWeb([
            "http://a/x.mpd": .text(mpd), "http://a/f.mp4": .file(file, isRangeable: isRangeable),
        ])
        let plan = try await ManifestLoader(fetcher: web).plan(at: try WebAddress("http://a/x.mpd"), selector: nil)
        let segment = try #require(plan.periods.first?.tracks.first?.segments.first)
        #expect(segment.range == ByteSpan(offset: 144, length: 1_000))
    }

    @Test func brokenManifest_isNamedWithItsPlace() async throws {
        let web = FakeWeb([Self.link: .text("#EXTM3U\n#EXTINF:abc,\na.ts\n")])
        do {
            _ = try await ManifestLoader(fetcher: web).plan(at: try WebAddress(Self.link), selector: nil)
            Issue.record("it was read")
        } catch {
            #expect((error as? MediaSourceError)?.code == .badManifest)
            #expect((error as? MediaSourceError)?.cause.contains("line 2, EXTINF") == true)
        }
    }
}
