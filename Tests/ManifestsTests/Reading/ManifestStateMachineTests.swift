import Testing

@testable import Manifests

/// What is wrong with a manifest ends in an error, or in a warning where the reader may forgive.
struct ManifestStateMachineTests {
    private func code(_ text: String, at url: String = "http://host/a.m3u8") -> ManifestError.Code? {
        code(Array(text.utf8), at: url)
    }

    private func code(_ bytes: [UInt8], at url: String = "http://host/a.m3u8") -> ManifestError.Code? {
        var web = Web()
        web.documents[url] = bytes
        do {
            try web.plan(url).requireDownloadable()
            return nil
        } catch {
            return (error as? ManifestError)?.code
        }
    }

    private static let good = """
        #EXTM3U
        #EXT-X-TARGETDURATION:4
        #EXTINF:4,
        a.ts
        #EXT-X-ENDLIST

        """

    // MARK: Documents

    @Test(arguments: ["", "   \r\n\r\n", "\u{FEFF}"])
    func emptyDocument_isRefused(text: String) {
        let found = code(text)
        #expect(found == .empty || found == .notAManifest)
    }

    @Test func webPage_isNamed() {
        #expect(code("<!DOCTYPE html><html><body>404</body></html>") == .notAManifest)
        #expect(code("{\"error\": 404}", at: "http://host/x") == .notAManifest)
        #expect(code([UInt8](repeating: 0x47, count: 1_000)) == .notAManifest)
    }

    @Test(arguments: ["#EXTM3U", "#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,"])
    func truncatedPlaylist_withoutSegments_isEmpty(text: String) {
        #expect(code(text) == .empty)
    }

    @Test func truncatedPlaylist_withSegments_hasNoEnd() {
        #expect(code("#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\na.ts\n#EXTI") == .live)
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func lineEnds_areAllTaken(end: String) throws {
        let plan = try SegmentPlan.reading(Self.good.replacing("\n", with: end))
        #expect(plan.segments.map(\.url) == ["http://host/dir/a.ts"])
        #expect(plan.isEnded == true)
    }

    @Test func byteOrderMark_isStripped() throws {
        #expect(try SegmentPlan.reading("\u{FEFF}" + Self.good).segments.count == 1)
    }

    @Test(arguments: [true, false])
    func utf16_isRead(isBig: Bool) throws {
        let units = Array(("\u{FEFF}" + Self.good).utf16)
        var web = Web()
        web.documents["http://host/a.m3u8"] = units.flatMap { unit in
            let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            return isBig ? pair : pair.reversed()
        }
        #expect(try web.plan("http://host/a.m3u8").segments.count == 1)
    }

    @Test func wrongCharset_keepsTheBytesOfAddresses() throws {
        // "é" in Latin 1 is no UTF-8.
        var bytes = Array(Self.good.replacing("a.ts", with: "a?.ts").utf8)
        let mark = try #require(bytes.firstIndex(of: UInt8(ascii: "?")))
        bytes[mark] = 0xE9
        #expect(code(bytes) == nil)
    }

    @Test func gzip_isUndone() throws {
        // `gzip -n` of the good playlist.
        let packed: [UInt8] = [
            0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x53, 0x76, 0x8D, 0x08, 0xF1, 0x35, 0x0E, 0xE5,
            0x52, 0x06, 0xD2, 0xBA, 0x11, 0xBA, 0x21, 0x8E, 0x41, 0xEE, 0xAE, 0x21, 0x2E, 0xA1, 0x41, 0x8E, 0x21, 0x9E,
            0xFE, 0x7E, 0x56, 0x26, 0x60, 0x71, 0x4F, 0x3F, 0x37, 0x2B, 0x13, 0x1D, 0xAE, 0x44, 0xBD, 0x92, 0x62, 0x98,
            0x3A, 0x57, 0x3F, 0x17, 0x1F, 0xCF, 0xE0, 0x10, 0x2E, 0x00, 0x3D, 0x32, 0x42, 0xC7, 0x3F, 0x00, 0x00, 0x00,
        ]
        #expect(Gunzip.isGzip(packed))
        #expect(Gunzip.bytes(packed, limit: 20) == nil)
        #expect(Gunzip.bytes(Array(packed.prefix(40)), limit: 1_000) == nil)
        #expect(code(Array(packed.prefix(30))) == .invalid)
        #expect(Gunzip.bytes(packed, limit: 1_000).map { String(decoding: $0, as: UTF8.self) } == Self.good)
    }

    // MARK: Sizes

    @Test func hugeDocument_isTooLarge() {
        #expect(code([UInt8](repeating: 0x23, count: 17 << 20)) == .tooLarge)
    }

    @Test func millionSegments_areTooMany() {
        let text = "#EXTM3U\n" + String(repeating: "#EXTINF:1,\na\n", count: 1_000_000)
        #expect(code(text) == .tooLarge)
    }

    @Test(arguments: ["9223372036854775807", "1000000", "-1"])
    func endlessRepeat_isTooMany(repeats: String) {
        let text = """
            <MPD mediaPresentationDuration="PT10000000S"><Period><AdaptationSet mimeType="video/mp4">
            <SegmentTemplate media="$Time$" timescale="1"><SegmentTimeline><S t="0" d="1" r="\(repeats)"/>
            </SegmentTimeline></SegmentTemplate><Representation id="v"/></AdaptationSet></Period></MPD>
            """
        #expect(code(text, at: "http://host/a.mpd") == .tooLarge)
    }

    @Test func variables_thatGrowWithoutEnd_areTooLarge() {
        let value = String(repeating: "x", count: 60_000)
        let line = "#EXT-X-KEY:METHOD=NONE,A=\"{$v}\"\n"
        let text = "#EXTM3U\n#EXT-X-DEFINE:NAME=\"v\",VALUE=\"\(value)\"\n" + String(repeating: line, count: 1_000)
        #expect(code(text + Self.good.dropFirst(8)) == .tooLarge)
    }

    @Test func entities_areNotExpanded() {
        let bomb = """
            <?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
            <MPD><Period>&b;</Period></MPD>
            """
        #expect(code(bomb, at: "http://host/a.mpd") == .invalid)
    }

    @Test func depth_isBounded() {
        let text = "<MPD>" + String(repeating: "<a>", count: 100_000)
        #expect(code(text, at: "http://host/a.mpd") == .tooLarge)
    }

    // MARK: Circles

    @Test func variantThatLeadsToItself_isInvalid() throws {
        let url = "http://host/a.m3u8"
        var web = Web([url: "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\na.m3u8\n"])
        #expect(throws: ManifestError.self) { try web.plan(url, selector: RenditionSelector()) }
        // Without a choice, what is broken is a warning, and nothing is left to fetch.
        let plan = try web.plan(url)
        #expect(plan.periods.isEmpty && plan.sentences.contains { $0.contains("another list of variants") })
    }

    @Test func remoteElementsInACircle_areInvalid() {
        let reference = "<Period xmlns:xlink=\"x\" xlink:href=\"p.xml\"/>"
        var web = Web(["http://host/a.mpd": "<MPD>\(reference)</MPD>", "http://host/p.xml": reference])
        #expect(throws: ManifestError.self) { try web.plan("http://host/a.mpd") }
        #expect(web.requests.count < 10)
    }

    // MARK: Addresses

    @Test func mediaInADataAddress_isInvalid() {
        #expect(code(Self.good.replacing("a.ts", with: "data:,x")) == .invalid)
    }

    @Test(arguments: ["file:///etc/passwd", "FILE:/etc/passwd", "ftp://host/x", "javascript:x", "skd://x"])
    func addressOutsideOfTheWeb_isInvalid(reference: String) {
        #expect(code(Self.good.replacing("a.ts", with: reference)) == .invalid)
        let key = "#EXT-X-KEY:METHOD=AES-128,URI=\"\(reference)\"\n#EXTINF"
        let found = code(Self.good.replacing("#EXTINF", with: key))
        #expect(found == .invalid || found == .drmProtected)
        #expect(code(Self.good.replacing("#EXTINF", with: "#EXT-X-MAP:URI=\"\(reference)\"\n#EXTINF")) == .invalid)
        let mpd = """
            <MPD mediaPresentationDuration="PT4S"><Period><AdaptationSet mimeType="video/mp4"><Representation id="v">
            <BaseURL>\(reference)</BaseURL></Representation></AdaptationSet></Period></MPD>
            """
        #expect(code(mpd, at: "http://host/a.mpd") == .invalid)
    }

    // MARK: Values

    @Test(arguments: [
        "#EXT-X-KEY:METHOD=AES-128", "#EXT-X-KEY:URI=\"k\"", "#EXT-X-KEY:METHOD=AES-128,URI=\"k\",IV=0xZZ",
        "#EXT-X-KEY:METHOD=AES-128,URI=\"k\",IV=0x000102030405060708090a0b0c0d0e0f00",
        "#EXT-X-MEDIA-SEQUENCE:-1", "#EXT-X-MEDIA-SEQUENCE:99999999999999999999", "#EXT-X-BYTERANGE:-1@0",
        "#EXT-X-BYTERANGE:10", "#EXT-X-BYTERANGE:9223372036854775807@9223372036854775807", "#EXTINF:abc,",
        "#EXTINF:nan,", "#EXTINF:inf,", "#EXT-X-MAP:BYTERANGE=\"1@0\"", "#EXT-X-SKIP:SKIPPED-SEGMENTS=3",
    ])
    func valueThatCannotBe_isInvalid(line: String) {
        #expect(code(Self.good.replacing("a.ts", with: line + "\na.ts")) == .invalid)
    }

    @Test(arguments: ["0", "-5", "-0.0"])
    func durationNotAboveZero_isAWarning(duration: String) throws {
        let plan = try SegmentPlan.reading(Self.good.replacing("#EXTINF:4,", with: "#EXTINF:\(duration),"))
        #expect(plan.segments.allSatisfy { $0.duration >= 0 })
        #expect(!plan.warnings.isEmpty)
    }

    @Test func variantWithoutCodecs_isTaken() throws {
        var web = Web([
            "http://host/m.m3u8": "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1,RESOLUTION=1x1\na.m3u8\n",
            "http://host/a.m3u8": Self.good,
        ])
        let plan = try web.plan("http://host/m.m3u8", selector: RenditionSelector())
        #expect(plan.periods.first?.tracks.first?.kind == .video)
        #expect(plan.sentences.contains("A variant does not say its codecs."))
    }

    @Test(arguments: [
        "timescale=\"0\"", "timescale=\"-1\"", "duration=\"0\"", "duration=\"-9223372036854775808\"",
        "startNumber=\"-9223372036854775808\"", "endNumber=\"9223372036854775807\"",
        "presentationTimeOffset=\"-9223372036854775808\"", "eptDelta=\"9223372036854775807\"", "timescale=\"x\"",
    ])
    func templateNumberThatCannotBe_isInvalid(attribute: String) {
        let name = attribute.prefix { $0 != "=" }
        let plain = ["duration=\"2\"", "timescale=\"1\""].filter { !$0.hasPrefix(name) }.joined(separator: " ")
        let text = """
            <MPD mediaPresentationDuration="PT8S"><Period><AdaptationSet mimeType="video/mp4">
            <SegmentTemplate media="$Number$" \(plain) \(attribute)/><Representation id="v"/>
            </AdaptationSet></Period></MPD>
            """
        #expect(code(text, at: "http://host/a.mpd") == .invalid)
    }

    @Test(arguments: [
        "t=\"-9223372036854775808\" d=\"1\"", "t=\"0\" d=\"9223372036854775807\"", "d=\"0\"", "d=\"-4\"", "t=\"0\"",
    ])
    func timelineEntryThatCannotBe_isInvalid(entry: String) {
        let text = """
            <MPD mediaPresentationDuration="PT8S"><Period><AdaptationSet mimeType="video/mp4">
            <SegmentTemplate media="$Time$"><SegmentTimeline><S \(entry)/></SegmentTimeline></SegmentTemplate>
            <Representation id="v"/></AdaptationSet></Period></MPD>
            """
        #expect(code(text, at: "http://host/a.mpd") == .invalid)
    }

    @Test(arguments: ["PT-4S", "-PT4S", "x", "P", "PT99999999999999S"])
    func presentationDurationThatIsNone_isInvalid(duration: String) {
        let text = "<MPD mediaPresentationDuration=\"\(duration)\"><Period><AdaptationSet/></Period></MPD>"
        #expect(code(text, at: "http://host/a.mpd") == .invalid)
    }

    @Test func counts_beyondAllBounds_areUnknown() throws {
        let line = "#EXT-X-STREAM-INF:BANDWIDTH=5,AVERAGE-BANDWIDTH=-1e300,FRAME-RATE=-1e300,AUDIO=\"a\"\na.m3u8\n"
        let media =
            "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"a\",NAME=\"x\",CHANNELS=\"-9223372036854775808\",URI=\"a.m3u8\"\n"
        var web = Web(["http://host/m.m3u8": "#EXTM3U\n" + media + line, "http://host/a.m3u8": Self.good])
        let plan = try web.plan("http://host/m.m3u8", selector: RenditionSelector())
        #expect(plan.variants[0].averageBandwidth == nil)
        #expect(plan.renditions[0].channels == nil)
    }
}
