import MediaModel
import Testing

@testable import MediaSources

@Suite(.timeLimit(.minutes(10)))
struct PageVideoTests {
    private static let page = "https://tube.example/watch?v=1"
    private static let web = FakeWeb([page: .text("<!doctype html><title>x</title>", type: "text/html")])

    private func resolve(_ json: String, in web: FakeWeb = web) async throws(MediaSourceError) -> ResolvedLink {
        try await LinkResolver(fetcher: web) { _, _ in Array(json.utf8) }.resolve(Self.page)
    }

    @Test func description_becomesStreamsWithHeaders() async throws {
        let found = try await resolve(
            """
            {"title":"A walk","duration":61.5,"upload_date":"20240131","extractor_key":"Tube",
             "thumbnail":"https://tube.example/t.jpg","subtitles":{"en":[{"ext":"json3","url":"https://a/1"},{"ext":"vtt","url":"https://a/2"}],
             "nl":[{}]},
             "formats":[
              {"protocol":"https","url":"https://cdn.example/360.mp4","vcodec":"avc1.42001E","acodec":"mp4a.40.2",
               "height":360,"filesize":1000,"http_headers":{"Referer":"https://tube.example/","Accept-Encoding":"gzip"},
               "cookies":"k=v; Domain=.cdn.example; Path=/; Secure"},
              {"protocol":"https","url":"https://cdn.example/video-only","vcodec":"vp9","acodec":"none","height":2160},
              {"protocol":"m3u8_native","url":"https://cdn.example/720.m3u8","height":720,"tbr":2000.5,
               "manifest_url":"https://cdn.example/master.m3u8","vcodec":"avc1.64001F","acodec":"none"},
              {"protocol":"m3u8_native","url":"https://cdn.example/720b.m3u8","height":720,
               "manifest_url":"https://cdn.example/master.m3u8","vcodec":"avc1.64001F"},
              {"protocol":"http_dash_segments","manifest_url":"https://cdn.example/a.mpd","height":480,"vcodec":"vp9"},
              {"protocol":"mhtml","url":"https://cdn.example/storyboard","vcodec":"none","acodec":"none"}]}
            """)
        #expect(found.link?.text == Self.page)
        #expect(found.item.title == "A walk" && found.item.year == 2024 && found.item.kind == .clip)
        #expect(found.item.duration == .seconds(61.5))
        #expect(found.streams.map(\.height) == [720, 480, 360])
        #expect(found.streams.map(\.format) == [.hls, .dash, .progressive])
        #expect(found.streams[0].bandwidth == 2_000_500)
        let fields = found.streams[2].headers.map { "\($0.name): \($0.value)" }
        #expect(fields == ["Referer: https://tube.example/", "Cookie: k=v"])
        #expect(found.streams[2].byteCount == ByteCount(1_000) && !found.streams[2].isSizeEstimated)
        #expect(found.subtitleLanguages == ["en", "nl"])
        let file = SubtitleFile(address: try WebAddress("https://a/2"), language: "en")
        #expect(found.streams.allSatisfy { $0.subtitleFiles == [file] })
    }

    @Test(arguments: [
        ("not json", MediaSourceError.Code.noVideo), ("[]", .noVideo), (#"{"formats":[]}"#, .noVideo),
        (#"{"is_live":true,"url":"https://a/b.mp4"}"#, .live),
        (#"{"formats":[{"has_drm":true,"url":"https://a/b.mp4"}]}"#, .protected),
        (#"{"url":"file:///etc/passwd"}"#, .noVideo),
        (#"{"_type":"playlist","entries":[]}"#, .noVideo),
    ])
    func description_withoutAStream_saysWhy(json: String, code: MediaSourceError.Code) async throws {
        do {
            _ = try await resolve(json)
            Issue.record("it was taken")
        } catch {
            #expect(error.code == code)
        }
    }

    @Test func list_givesItsFirstVideo() async throws {
        let json = #"{"_type":"playlist","entries":[{"title":"One","url":"https://a/b.mp4"},{"title":"Two"}]}"#
        #expect(try await resolve(json).item.title == "One")
    }

    @Test func refusedPage_isAskedForElsewhere_andKeepsItsOwnWords() async throws {
        let web = FakeWeb([Self.page: .text("<html>", type: "text/html", status: 403)])
        #expect(try await resolve(#"{"url":"https://a/b.mp4"}"#, in: web).streams.count == 1)
        do {
            _ = try await resolve("{}", in: web)
            Issue.record("it was taken")
        } catch {
            #expect(error.code == .unauthorized)
        }
    }

    @Test func files_neverNeedAnotherProgram() async throws {
        let link = "https://films.example/a.mkv"
        let web = FakeWeb([link: .file([0x1A, 0x45, 0xDF, 0xA3] + [UInt8](repeating: 1, count: 500))])
        let resolver = LinkResolver(fetcher: web) { _, _ throws(MediaSourceError) in
            throw MediaSourceError(.pageNotRead, "It was asked.")
        }
        #expect(try await resolver.resolve(link).streams.count == 1)
    }
}
