import Manifests
import MediaModel
import Testing
import Transfer

@testable import MediaSources

struct ManifestLoaderTests {
    private static let type = "application/vnd.apple.mpegurl"
    private static let master = """
        #EXTM3U
        #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="English",LANGUAGE="en",DEFAULT=YES,URI="en.m3u8"
        #EXT-X-STREAM-INF:BANDWIDTH=800000,RESOLUTION=640x360,CODECS="avc1.4d401e,mp4a.40.2",AUDIO="a"
        low.m3u8
        #EXT-X-STREAM-INF:BANDWIDTH=2000000,RESOLUTION=1280x720,CODECS="avc1.64001f,mp4a.40.2",AUDIO="a"
        high.m3u8
        """
    private static let media = "#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\n0.ts\n#EXTINF:4,\n1.ts\n#EXT-X-ENDLIST\n"

    private func web(_ pages: [String: String]) -> FakeWeb {
        FakeWeb(Dictionary(uniqueKeysWithValues: pages.map { ("http://h/Film/\($0)", .text($1, type: Self.type)) }))
    }

    @Test func link_offersVariantsWithSizes() async throws {
        let web = web(["master.m3u8": Self.master, "high.m3u8": Self.media, "en.m3u8": Self.media])
        let found = try await LinkResolver(fetcher: web).resolve("http://h/Film/master.m3u8")
        #expect(found.item.title == "Film")
        #expect(found.item.duration == .seconds(8))
        #expect(found.streams.map(\.height) == [720, 360])
        #expect(found.streams.map(\.byteCount) == [ByteCount(2_000_000), ByteCount(800_000)])
        #expect(found.streams[0].codecs == ["H.264", "AAC"])
        #expect(found.audioLanguages == ["en"])
        #expect(found.streams.allSatisfy { $0.format == .hls && $0.isSizeEstimated })
    }

    @Test func headers_goWithEveryPlaylist() async throws {
        let web = web(["master.m3u8": Self.master, "high.m3u8": Self.media, "en.m3u8": Self.media])
        let header = try #require(HeaderField(name: "Referer", value: "http://site/"))
        _ = try await ManifestLoader(fetcher: web, headers: [header]).plan(
            at: WebAddress("http://h/Film/master.m3u8"), selector: RenditionSelector())
        #expect(web.requests.count == 3)
        #expect(web.requests.allSatisfy { $0.headers.contains(header) })
    }

    @Test func liveStream_isRefused() async throws {
        let web = web(["live.m3u8": "#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\n0.ts\n"])
        let error = await #expect(throws: MediaSourceError.self) {
            try await LinkResolver(fetcher: web).resolve("http://h/Film/live.m3u8")
        }
        #expect(error?.code == .live)
        #expect(error?.exitStatus == 4)
    }

    @Test func protectedStream_isRefused() async throws {
        let key = "#EXT-X-KEY:METHOD=SAMPLE-AES,URI=\"skd://x\",KEYFORMAT=\"com.apple.streamingkeydelivery\"\n"
        let text = "#EXTM3U\n#EXT-X-TARGETDURATION:4\n\(key)#EXTINF:4,\n0.ts\n#EXT-X-ENDLIST\n"
        let error = await #expect(throws: MediaSourceError.self) {
            try await LinkResolver(fetcher: web(["drm.m3u8": text])).resolve("http://h/Film/drm.m3u8")
        }
        #expect(error?.code == .protected)
    }

    @Test func missingPlaylist_saysWhy() async throws {
        let error = await #expect(throws: MediaSourceError.self) {
            try await LinkResolver(fetcher: web(["master.m3u8": Self.master])).resolve("http://h/Film/master.m3u8")
        }
        #expect(error?.httpStatus == 404)
    }
}
