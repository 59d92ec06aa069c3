import MediaModel
import Testing
import Transfer

@testable import MediaSources

@Suite(.timeLimit(.minutes(10)))
struct ManifestProbeTests {
    private static let link = "https://films.example/tears-of-steel/master.m3u8"
    private static let master = """
        #EXTM3U
        #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="Deutsch",LANGUAGE="deu",URI="de.m3u8"
        #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="English",LANGUAGE="en",DEFAULT=YES,CHANNELS="6",URI="en.m3u8"
        #EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="s",NAME="Nederlands",LANGUAGE="nl",URI="nl.m3u8"
        #EXT-X-STREAM-INF:BANDWIDTH=800000,RESOLUTION=640x360,CODECS="mp4a.40.2,avc1.4d401e",AUDIO="a",SUBTITLES="s"
        360.m3u8
        #EXT-X-STREAM-INF:BANDWIDTH=3000000,AVERAGE-BANDWIDTH=2000000,RESOLUTION=1280x720,AUDIO="a",SUBTITLES="s",\
        CODECS="hvc1.1.6.L93,mp4a.40.2"
        720.m3u8
        #EXT-X-STREAM-INF:BANDWIDTH=64000,CODECS="mp4a.40.2"
        sound.m3u8
        """

    private static func playlist(_ extra: String = "", end: String = "#EXT-X-ENDLIST\n") -> FakeWeb.Page {
        let text = "#EXTM3U\n\(extra)#EXT-X-TARGETDURATION:4\n#EXTINF:4,\n0.ts\n#EXTINF:4,\n1.ts\n" + end
        return .text(text, type: "application/x-mpegurl")
    }

    private func web(_ picture: FakeWeb.Page) -> FakeWeb {
        var pages = [Self.link: FakeWeb.Page.text(Self.master, type: "application/x-mpegurl")]
        for name in ["en", "de", "nl", "360", "720"] {
            pages["https://films.example/tears-of-steel/\(name).m3u8"] = picture
        }
        return FakeWeb(pages)
    }

    @Test func hls_showsItsVariantsWithSizesAndLanguages() async throws {
        let web = web(Self.playlist())
        let found = try await LinkResolver(fetcher: web).resolve(Self.link)
        #expect(found.item.title == "Tears of steel")
        #expect(found.item.duration == .seconds(8))
        #expect(found.streams.map(\.height) == [720, 360, nil])
        #expect(found.streams.map(\.variant) == ["1", "0", "2"])
        #expect(found.streams.map(\.byteCount) == [2_000_000, 800_000, 64_000].map { ByteCount($0) })
        #expect(found.streams.allSatisfy { $0.isSizeEstimated && $0.format == .hls })
        #expect(found.streams[0].codecs == ["HEVC", "AAC 5.1"])
        #expect(found.audioLanguages == ["en", "de"])
        // The manifest does not tell; six channels for eight seconds.
        #expect(found.extraSoundSize == ByteCount(384_000))
        #expect(found.subtitleLanguages == ["nl"])
        // The manifest comes whole with the first look, and only the best picture's playlists tell the length.
        #expect(
            web.requests.map(\.address.text).sorted().map { $0.split(separator: "/").last } == [
                "720.m3u8", "en.m3u8", "master.m3u8",
            ])
    }

    @Test func eachPicture_hasTheChannelsOfItsOwnSound() async throws {
        func group(_ name: String, _ channels: Int) -> String {
            "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"\(name)\",NAME=\"English\",LANGUAGE=\"en\",DEFAULT=YES,"
                + "CHANNELS=\"\(channels)\",URI=\"en.m3u8\"\n"
        }
        func picture(_ height: Int, _ sound: String, _ name: String) -> String {
            "#EXT-X-STREAM-INF:BANDWIDTH=\(height)000,RESOLUTION=640x\(height),CODECS=\"avc1.4d401e,\(sound)\","
                + "AUDIO=\"\(name)\"\n720.m3u8\n"
        }
        let master =
            "#EXTM3U\n" + group("two", 2) + group("six", 6) + picture(360, "mp4a.40.2", "two")
            + picture(720, "ec-3", "six")
        let base = "https://films.example/tears-of-steel/"
        let web = FakeWeb([
            Self.link: .text(master, type: "application/x-mpegurl"), base + "720.m3u8": Self.playlist(),
            base + "en.m3u8": Self.playlist(),
        ])
        let found = try await LinkResolver(fetcher: web).resolve(Self.link)
        #expect(found.streams.map(\.height) == [720, 360])
        #expect(found.streams.map { $0.codecs.last } == ["E-AC-3 5.1", "AAC"])
    }

    @Test func dash_countsTheSoundWithThePicture() async throws {
        let mpd = """
            <MPD mediaPresentationDuration="PT10S"><Period><AdaptationSet mimeType="video/mp4">
            <SegmentTemplate media="$RepresentationID$-$Number$" duration="2"/>
            <Representation id="v" bandwidth="800000" height="360" codecs="avc1.4d401e"/></AdaptationSet>
            <AdaptationSet mimeType="audio/mp4" lang="eng"><SegmentTemplate media="a$Number$" duration="2"/>
            <Representation id="a" bandwidth="80000" codecs="mp4a.40.2"/></AdaptationSet></Period></MPD>
            """
        let link = "https://films.example/Sintel.2010.mpd"
        let web = FakeWeb([link: .text(mpd, type: "application/dash+xml")])
        let found = try await LinkResolver(fetcher: web).resolve(link)
        #expect(found.item.title == "Sintel" && found.item.year == 2010)
        #expect(found.streams.map(\.byteCount) == [ByteCount(1_100_000)])
        #expect(found.streams.map(\.codecs) == [["H.264", "AAC"]])
        #expect(found.streams.map(\.format) == [.dash])
        #expect(found.audioLanguages == ["en"])
        #expect(found.extraSoundSize == nil, "there is no other sound")
        #expect(web.requests.count == 1)
    }

    @Test func pictureOfSomebodyWhoSigns_isNotOfferedBesideTheFilm() async throws {
        let sets = ["main", "sign"].map { role in
            """
            <AdaptationSet mimeType="video/mp4"><Role schemeIdUri="urn:mpeg:dash:role:2011" value="\(role)"/>
            <SegmentTemplate media="$RepresentationID$-$Number$" duration="2"/>
            <Representation id="\(role)" bandwidth="2000000" height="720" codecs="avc1.4d401e"/></AdaptationSet>
            """
        }
        let link = "https://films.example/Sintel.2010.mpd"
        func variants(_ sets: [String]) async throws -> [String?] {
            let text = "<MPD mediaPresentationDuration=\"PT10S\"><Period>\(sets.joined())</Period></MPD>"
            let web = FakeWeb([link: .text(text, type: "application/dash+xml")])
            return try await LinkResolver(fetcher: web).resolve(link).streams.map(\.variant)
        }
        #expect(try await variants(sets) == ["main"])
        #expect(try await variants([sets[1]]) == ["sign"])
    }

    @Test func bareList_isOneStream() async throws {
        let link = "https://films.example/x/index.m3u8"
        let found = try await LinkResolver(fetcher: FakeWeb([link: Self.playlist()])).resolve(link)
        #expect(found.streams.count == 1)
        #expect(found.streams[0].variant == nil && found.streams[0].byteCount == nil)
        #expect(found.item.duration == .seconds(8))
    }

    @Test(arguments: [
        (
            Self.playlist(
                "#EXT-X-KEY:METHOD=SAMPLE-AES,URI=\"skd://x\",KEYFORMAT=\"com.apple.streamingkeydelivery\"\n"),
            MediaSourceError.Code.protected, "This stream is protected (FairPlay) and cannot be saved."
        ),
        (Self.playlist(end: ""), .live, "This is a live stream with no end. It can be saved once it has ended."),
    ])
    func whatMayNotBeSaved_isRefused(
        picture: FakeWeb.Page, code: MediaSourceError.Code, sentence: String
    ) async throws {
        do {
            _ = try await LinkResolver(fetcher: web(picture)).resolve(Self.link)
            Issue.record("it was taken")
        } catch {
            #expect(error.code == code && error.exitStatus == 4)
            #expect(error.sentence == sentence)
        }
    }

    /// A broadcast whose manifest says when it ended.
    @Test(arguments: [("2024-01-01T00:00:00Z", false), ("2023-11-01T00:00:00Z", true)])
    func broadcast_isTakenOnceItIsOver(end: String, isOver: Bool) async throws {
        let mpd = """
            <MPD type="dynamic" availabilityStartTime="2023-10-01T00:00:00Z" availabilityEndTime="\(end)"
            minimumUpdatePeriod="PT2S" mediaPresentationDuration="PT10S">
            <Period start="PT0S"><AdaptationSet mimeType="video/mp4">
            <SegmentTemplate media="$RepresentationID$-$Number$" duration="2"/>
            <Representation id="v" bandwidth="800000" height="360" codecs="avc1.4d401e"/></AdaptationSet></Period></MPD>
            """
        let web = FakeWeb([
            "http://a/x.mpd": .text(mpd, type: "application/dash+xml"),
            "http://a/stream/movie/tt1.json": .text(#"{"streams":[{"name":"DASH","url":"http://a/x.mpd"}]}"#),
        ])
        let resolver = LinkResolver(fetcher: web, now: { Timestamp(rawValue: 1_700_000_000_000) })
        let found = try await resolver.resolve("http://a/stream/movie/tt1.json")
        #expect((found.item.duration == .seconds(10)) == isOver)
        do {
            let streams = try await resolver.resolve("http://a/x.mpd").streams
            #expect(isOver && streams.map(\.height) == [360])
        } catch {
            #expect(!isOver && error.code == .live)
        }
    }

    @Test func addonsOnlyManifest_isLookedInto() async throws {
        let web = FakeWeb([
            "http://a/stream/movie/tt1.json": .text(#"{"streams":[{"name":"HLS","url":"http://a/x.m3u8"}]}"#),
            "http://a/x.m3u8": Self.playlist(),
        ])
        let found = try await LinkResolver(fetcher: web).resolve("http://a/stream/movie/tt1.json")
        #expect(found.item.duration == .seconds(8))
        #expect(found.streams.map(\.format) == [.hls])
    }

    @Test func addonsManifests_keepTheirNamesBesideFiles() async throws {
        let web = FakeWeb([
            "http://a/stream/movie/tt1.json": .text(
                #"{"streams":[{"name":"HLS","url":"http://a/x.m3u8"},{"name":"720p","url":"http://a/x.mp4"}]}"#)
        ])
        let found = try await LinkResolver(fetcher: web).resolve("http://a/stream/movie/tt1.json")
        #expect(found.streams.map(\.height) == [720, nil])
        #expect(found.manifestNames == [try WebAddress("http://a/x.m3u8"): "HLS"])
    }
}
