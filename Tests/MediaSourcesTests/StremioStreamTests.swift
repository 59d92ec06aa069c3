import MediaModel
import Testing

@testable import MediaSources

struct StremioStreamTests {
    private func stream(_ json: String) throws -> StremioStream {
        try #require(JSONValue(bytes: Array(json.utf8)).flatMap(StremioStream.init))
    }

    @Test func webStream_carriesItsHintsAndHeaders() throws {
        let stream = try stream(
            """
            {"url":"https://cdn.example/a.mp4","name":"Add-on\\n1080p","description":"x264 AAC 5.1 1.4 GB",
             "behaviorHints":{"videoSize":"123456","filename":"A.Film.2020.mp4","bingeGroup":"g",
             "proxyHeaders":{"request":{"Referer":"https://page.example/","User-Agent":"x","Bad":"a\\r\\nb"}}}}
            """)
        let usable = try #require(stream.stream)
        #expect(usable.height == 1080)
        #expect(usable.codecs == ["H.264", "AAC 5.1"])
        #expect(usable.byteCount == ByteCount(123_456) && !usable.isSizeEstimated)
        #expect(usable.headers.map(\.name) == ["Referer", "User-Agent"])
        #expect(stream.fileName == "A.Film.2020.mp4")
    }

    @Test func sizeFromTheText_isAnEstimate() throws {
        let usable = try #require(try stream(#"{"url":"http://a/b.mp4","title":"720p 700 MB"}"#).stream)
        #expect(usable.byteCount == ByteCount(700_000_000) && usable.isSizeEstimated)
        #expect(usable.height == 720)
    }

    @Test(arguments: [
        (#"{"infoHash":"abc","fileIdx":0}"#, StremioStream.Origin.torrent), (#"{"ytId":"x"}"#, .youTube),
        (#"{"externalUrl":"https://x"}"#, .externalPage), (#"{"url":"ftp://x/y"}"#, .other),
        (#"{"nzbUrl":"http://x"}"#, .other),
        (#"{"url":"magnet:?x","infoHash":"a"}"#, .torrent), (#"{"url":17}"#, .other), ("{}", .other),
    ])
    func otherOrigins_saveNothingAndSayWhy(json: String, origin: StremioStream.Origin) throws {
        let stream = try stream(json)
        #expect(stream.origin == origin)
        #expect(stream.stream == nil)
        #expect(stream.obstacle != nil)
    }

    @Test func playlist_isToldByItsPath() throws {
        #expect(try stream(#"{"url":"https://a/b/master.m3u8?x=1"}"#).stream?.format == .hls)
        #expect(try stream(#"{"url":"https://a/b/x.MPD"}"#).stream?.format == .dash)
    }

    @Test func nextEpisode_takesTheSameGroup() throws {
        let streams = [
            try stream(#"{"url":"http://a/1.mp4","name":"2160p","behaviorHints":{"bingeGroup":"big"}}"#),
            try stream(#"{"infoHash":"x","behaviorHints":{"bingeGroup":"small"}}"#),
            try stream(#"{"url":"http://a/2.mp4","name":"480p","behaviorHints":{"bingeGroup":"small"}}"#),
        ]
        #expect(StremioStream.next(after: "small", quality: .best, among: streams) == streams[2])
        #expect(StremioStream.next(after: "gone", quality: .best, among: streams) == streams[0])
        #expect(StremioStream.next(after: nil, quality: .standard, among: streams) == streams[2])
    }
}
