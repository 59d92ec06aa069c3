import Testing

@testable import Manifests

/// RFC 8216 §4.3.4, and what its successor says of pathways.
struct MultivariantParserTests {
    private func read(_ body: String, selector: RenditionSelector? = nil) throws -> SegmentPlan {
        try .reading("#EXTM3U\n" + body, at: "http://host/dir/a.m3u8")
    }

    private func error(_ body: String) -> ManifestError? {
        #expect(throws: ManifestError.self) { try read(body) }
    }

    @Test func variant_hasWhatItsTagSays() throws {
        let plan = try read(
            """
            #EXT-X-STREAM-INF:BANDWIDTH=2500000,AVERAGE-BANDWIDTH=2000000,CODECS="avc1.64001f,mp4a.40.2",\
            RESOLUTION=1280x720,FRAME-RATE=25.000,VIDEO-RANGE=SDR,SCORE=2.5,AUDIO="aac",SUBTITLES="subs",FOO=1
            v/720.m3u8?a=1,2
            """)
        #expect(
            plan.variants == [
                Variant(
                    id: "0", url: "http://host/dir/v/720.m3u8?a=1,2", bandwidth: 2_500_000, averageBandwidth: 2_000_000,
                    codecs: ["avc1.64001f", "mp4a.40.2"], width: 1280, height: 720, frameRate: 25, videoRange: "SDR",
                    score: 2.5, audioGroup: "aac", subtitleGroup: "subs")
            ])
        #expect(plan.isEnded == nil)
    }

    @Test(arguments: [
        ("#EXT-X-STREAM-INF:BANDWIDTH=1\nv.m3u8", true),
        ("#EXT-X-STREAM-INF:BANDWIDTH=1,CODECS=\"mp4a.40.2\"\nv.m3u8", false),
        ("#EXT-X-STREAM-INF:BANDWIDTH=1,CODECS=\"hvc1.1\"\nv.m3u8", true),
        ("#EXT-X-STREAM-INF:BANDWIDTH=2000000.0,RESOLUTION=640X360\nv.m3u8", true),
    ])
    func sloppyVariant_isTaken(body: String, hasVideo: Bool) throws {
        #expect(try read(body).variants.map(\.hasVideo) == [hasVideo])
    }

    @Test(arguments: [
        "#EXT-X-STREAM-INF:RESOLUTION=1x1\nv.m3u8", "#EXT-X-STREAM-INF:BANDWIDTH=1,BANDWIDTH=2\nv.m3u8",
        "#EXT-X-STREAM-INF:BANDWIDTH=1\nfile:///etc/passwd",
        "#EXT-X-MEDIA:GROUP-ID=\"a\",NAME=\"b\"\n#EXT-X-STREAM-INF:BANDWIDTH=1\nv.m3u8",
        "#EXT-X-MEDIA:TYPE=AUDIO,NAME=\"b\"\n#EXT-X-STREAM-INF:BANDWIDTH=1\nv.m3u8",
        "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"b\"\n#EXT-X-STREAM-INF:BANDWIDTH=1\nv.m3u8",
        "#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"a\",NAME=\"b\"\n#EXT-X-STREAM-INF:BANDWIDTH=1\nv.m3u8",
    ])
    func brokenTag_isRefused(body: String) {
        let error = error(body)
        #expect(error?.code == .invalid)
        #expect(error?.line != nil)
    }

    @Test func averageBandwidthAlone_isTakenForBoth() throws {
        let plan = try read("#EXT-X-STREAM-INF:AVERAGE-BANDWIDTH=300000,CODECS=\"avc1.1\"\nv.m3u8")
        #expect(plan.variants.map(\.bandwidth) == [300_000])
        #expect(plan.variants.map(\.averageBandwidth) == [300_000])
        #expect(plan.sentences.contains("A variant says only its AVERAGE-BANDWIDTH."))
    }

    @Test func noVariant_isEmpty() {
        #expect(error("#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"a\",NAME=\"b\",URI=\"x\"")?.code == .empty)
    }

    @Test func sameVariantElsewhere_isAMirror() throws {
        let plan = try read(
            """
            #EXT-X-STREAM-INF:BANDWIDTH=1,RESOLUTION=640x360,CODECS="a,b"
            http://one/v.m3u8
            #EXT-X-STREAM-INF:CODECS="a,b",BANDWIDTH=1,RESOLUTION=640x360
            http://two/v.m3u8
            #EXT-X-STREAM-INF:BANDWIDTH=2,RESOLUTION=640x360,CODECS="a,b"
            http://one/w.m3u8
            """)
        #expect(plan.variants.map(\.url) == ["http://one/v.m3u8", "http://one/w.m3u8"])
        #expect(plan.variants.map(\.mirrors) == [["http://two/v.m3u8"], []])
    }

    @Test func pathways_areMirrorsWithTheSteeringsChoiceFirst() throws {
        let plan = try read(
            """
            #EXT-X-CONTENT-STEERING:SERVER-URI="/s",PATHWAY-ID="B"
            #EXT-X-STREAM-INF:BANDWIDTH=1,PATHWAY-ID="A",STABLE-VARIANT-ID="v",AUDIO="a"
            http://a/v.m3u8
            #EXT-X-STREAM-INF:BANDWIDTH=1,PATHWAY-ID="B",STABLE-VARIANT-ID="v",AUDIO="b"
            http://b/v.m3u8
            """)
        #expect(plan.variants.map(\.id) == ["v"])
        #expect(plan.variants.map(\.url) == ["http://b/v.m3u8"])
        #expect(plan.variants.map(\.mirrors) == [["http://a/v.m3u8"]])
    }

    @Test func onePlaylistWithSeveralSounds_isSeveralVariants() throws {
        func variant(_ pathway: String, _ group: String, _ url: String) -> String {
            "#EXT-X-STREAM-INF:BANDWIDTH=1,STABLE-VARIANT-ID=\"v\",\(pathway)AUDIO=\"\(group)\"\n\(url)\n"
        }
        let plain = try read(variant("", "aac", "v.m3u8") + variant("", "ac3", "v.m3u8")).variants
        #expect(plain.map(\.id) == ["v", "v#2"])
        #expect(plain.map(\.audioGroup) == ["aac", "ac3"])
        #expect(plain.map(\.mirrors) == [[], []])
        let body = ["A", "B"].flatMap { pathway in
            ["aac", "ac3"].map { variant("PATHWAY-ID=\"\(pathway)\",", $0, "http://\(pathway)/v.m3u8") }
        }
        let steered = try read(body.joined()).variants
        #expect(steered.map(\.audioGroup) == ["aac", "ac3"])
        #expect(steered.map(\.mirrors) == [["http://B/v.m3u8"], ["http://B/v.m3u8"]])
        let same = try read(variant("", "aac", "v.m3u8") + variant("", "aac", "w.m3u8")).variants
        #expect(same.map(\.mirrors) == [["http://host/dir/w.m3u8"]])
    }

    @Test func namesOfVariants_areUnique() throws {
        let stable = ["3", nil, "1", nil, "v", "v", "v#2"].enumerated().map { index, id in
            let name = id.map { ",STABLE-VARIANT-ID=\"\($0)\"" } ?? ""
            return "#EXT-X-STREAM-INF:BANDWIDTH=\(index)\(name)\n\(index).m3u8\n"
        }
        #expect(try read(stable.joined()).variants.map(\.id) == ["3", "1#2", "1", "3#2", "v", "v#3", "v#2"])
    }

    @Test func mirrors_areBounded() throws {
        let body = (0..<40).map { "#EXT-X-STREAM-INF:BANDWIDTH=1\nhttp://\($0)/v.m3u8\n" }.joined()
        let variants = try read(body).variants
        #expect(variants.map(\.mirrors) == [(1...16).map { "http://\($0)/v.m3u8" }])
    }

    @Test func iFrameVariants_areNoVariants() throws {
        let body = "#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=1,URI=\"i.m3u8\"\n#EXT-X-STREAM-INF:BANDWIDTH=2\nv.m3u8"
        #expect(try read(body).variants.map(\.url) == ["http://host/dir/v.m3u8"])
    }

    @Test func renditions_haveWhatTheirTagsSay() throws {
        let plan = try read(
            """
            #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="English, original",LANGUAGE="en",DEFAULT=YES,CHANNELS="6",URI="en.m3u8"
            #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="Described",LANGUAGE="en",AUTOSELECT=YES,\
            CHARACTERISTICS="public.accessibility.describes-video",URI="ad.m3u8"
            #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="Muxed",LANGUAGE="de"
            #EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="s",NAME="Nederlands",LANGUAGE="nl",FORCED=YES,URI="nl.m3u8"
            #EXT-X-MEDIA:TYPE=CLOSED-CAPTIONS,GROUP-ID="c",NAME="CC",INSTREAM-ID="CC1"
            #EXT-X-STREAM-INF:BANDWIDTH=2,AUDIO="a",SUBTITLES="s"
            v.m3u8
            """)
        #expect(
            plan.renditions == [
                Rendition(
                    id: "a/English, original", kind: .audio, group: "a", name: "English, original", language: "en",
                    isDefault: true, isAutoselect: true, channels: 6, url: "http://host/dir/en.m3u8"),
                Rendition(
                    id: "a/Described", kind: .audio, group: "a", name: "Described", language: "en", isAutoselect: true,
                    roles: ["description"], url: "http://host/dir/ad.m3u8"),
                Rendition(id: "a/Muxed", kind: .audio, group: "a", name: "Muxed", language: "de"),
                Rendition(
                    id: "s/Nederlands", kind: .subtitles, group: "s", name: "Nederlands", language: "nl",
                    isForced: true,
                    url: "http://host/dir/nl.m3u8"),
            ])
    }

    @Test func sessionKey_ofAProtectionIsRefusedAtOnce() throws {
        let variant = "#EXT-X-STREAM-INF:BANDWIDTH=2\nv.m3u8\n"
        let drm = "#EXT-X-SESSION-KEY:METHOD=SAMPLE-AES,URI=\"skd://k\",KEYFORMAT=\"com.apple.streamingkeydelivery\"\n"
        var web = Web(["http://h/a.m3u8": "#EXTM3U\n" + drm + variant])
        let plan = try web.plan("http://h/a.m3u8", selector: RenditionSelector())
        #expect(plan.protection?.system == "FairPlay")
        #expect(web.requests.count == 1)
        let plain = "#EXT-X-SESSION-KEY:METHOD=AES-128,URI=\"k\"\n"
        #expect(try read(plain + variant).protection == nil)
        #expect(try read(drm + plain + variant).protection == nil)
        #expect(try read(plain + drm + variant).protection == nil)
    }

    @Test func addressWithoutATag_isLeftOut() throws {
        let plan = try read("#EXT-X-STREAM-INF:BANDWIDTH=2\nv.m3u8\nw.m3u8")
        #expect(plan.variants.count == 1)
        #expect(plan.sentences.contains("An address without EXT-X-STREAM-INF was left out."))
    }
}
