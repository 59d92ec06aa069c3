import Testing

@testable import Manifests

/// RFC 8216 §4.3.2 and §4.3.3, rule by rule.
struct MediaPlaylistParserTests {
    private func plan(_ body: String, at url: String = "http://host/dir/a.m3u8?t=1") throws -> SegmentPlan {
        try .reading("#EXTM3U\n#EXT-X-TARGETDURATION:10\n" + body + "\n#EXT-X-ENDLIST\n", at: url)
    }

    private func error(_ body: String) -> ManifestError? {
        #expect(throws: ManifestError.self) { try plan(body) }
    }

    // MARK: Segments

    @Test func segments_haveAddressesTimesAndNumbers() throws {
        let plan = try plan(
            "#EXT-X-MEDIA-SEQUENCE:41\n#EXTINF:9.009,title\n1.ts\n#EXTINF:3\n/up/2.ts?x\n#EXTINF:1.5,\nhttps://c/3.ts")
        let segments = plan.segments
        #expect(segments.map(\.url) == ["http://host/dir/1.ts", "http://host/up/2.ts?x", "https://c/3.ts"])
        #expect(segments.map(\.duration) == [9.009, 3, 1.5])
        #expect(segments.map(\.start) == [0, 9.009, 12.009])
        #expect(segments.map(\.sequence) == [41, 42, 43])
        #expect(plan.isEnded == true)
        #expect(plan.format == .hls)
        #expect(plan.variants.isEmpty)
        #expect(plan.periods.count == 1)
        #expect(plan.periods[0].tracks[0].kind == nil)
        #expect(plan.warnings.isEmpty)
    }

    @Test(arguments: ["\n", "\r\n", "\r", "\n\n \t\n"])
    func anyLineEnd_separates(end: String) throws {
        let lines = ["#EXTM3U", "#EXT-X-TARGETDURATION:4", "# a comment", "#EXTINF:4,", "  1.ts ", "#EXT-X-ENDLIST"]
        let plan = try SegmentPlan.reading(lines.joined(separator: end) + end)
        #expect(plan.segments.map(\.url) == ["http://host/dir/1.ts"])
        #expect(plan.isEnded == true)
    }

    @Test func lastLine_needsNoEnd() throws {
        #expect(try SegmentPlan.reading("#EXTM3U\n#EXTINF:1,\na.ts\n#EXT-X-ENDLIST").isEnded == true)
    }

    @Test func unknownTags_arePassedOver() throws {
        let plan = try plan("#EXT-X-UNKNOWN:7\n#EXT-X-PART:DURATION=1,URI=\"p\"\n#EXT-X-CUE-OUT:30\n#EXTINF:4,\n1.ts")
        #expect(plan.segments.count == 1)
    }

    @Test(arguments: [
        ("#EXTINF:0,\n1.ts", 0.0), ("#EXTINF:-1,\n1.ts", 0), ("#EXTINF:4 ,x\n1.ts", 4), ("#EXTINF:4.\n1.ts", 4),
        ("1.ts", 10),
    ])
    func sloppyDuration_isForgiven(body: String, duration: Double) throws {
        #expect(try plan(body).segments.map(\.duration) == [duration])
    }

    @Test(arguments: ["#EXTINF:abc,\n1.ts", "#EXTINF:,\n1.ts", "#EXTINF:nan,\n1.ts", "#EXTINF:1e300,\n1.ts"])
    func durationThatIsNone_isRefusedWithItsLine(body: String) {
        let error = error(body)
        #expect(error?.code == .invalid)
        #expect(error?.line == 3)
        #expect(error?.place == "EXTINF")
    }

    @Test func longSegment_isAWarning() throws {
        #expect(try plan("#EXTINF:10.4,\n1.ts").warnings.isEmpty)
        #expect(try plan("#EXTINF:10.6,\n1.ts").sentences == ["A segment is longer than EXT-X-TARGETDURATION."])
    }

    @Test func noSegment_isEmpty() {
        #expect(error("")?.code == .empty)
    }

    // MARK: Byte ranges

    @Test func range_withoutOffset_followsTheOneBefore() throws {
        let body = """
            #EXTINF:1,
            #EXT-X-BYTERANGE:100@20
            all.ts
            #EXT-X-BYTERANGE:50
            #EXTINF:1,
            all.ts
            #EXTINF:1,
            #EXT-X-BYTERANGE:7@1000
            other.ts
            #EXTINF:1,
            whole.ts
            """
        let ranges = try plan(body).segments.map(\.range)
        #expect(
            ranges == [
                ByteSpan(offset: 20, length: 100), ByteSpan(offset: 120, length: 50), ByteSpan(offset: 1000, length: 7),
                nil,
            ])
    }

    @Test(arguments: [
        "#EXTINF:1,\n#EXT-X-BYTERANGE:50\na.ts",
        "#EXTINF:1,\n#EXT-X-BYTERANGE:50@0\na.ts\n#EXTINF:1,\n#EXT-X-BYTERANGE:50\nb.ts",
        "#EXTINF:1,\na.ts\n#EXTINF:1,\n#EXT-X-BYTERANGE:50\na.ts",
        "#EXTINF:1,\n#EXT-X-BYTERANGE:50@0\na.ts\n#EXTINF:1,\na.ts\n#EXTINF:1,\n#EXT-X-BYTERANGE:50\na.ts",
        "#EXTINF:1,\n#EXT-X-BYTERANGE:x\na.ts", "#EXTINF:1,\n#EXT-X-BYTERANGE:-5@0\na.ts",
    ])
    func range_withoutABeginning_isRefused(body: String) {
        #expect(error(body)?.code == .invalid)
    }

    @Test(arguments: [
        "#EXT-X-BYTERANGE:5@9223372036854775807\na.ts",
        "#EXT-X-BYTERANGE:9223372036854775807@9223372036854775807\na.ts",
        "#EXT-X-BYTERANGE:1152921504606846976@0\na.ts\n#EXT-X-BYTERANGE:1\na.ts",
    ])
    func range_beyondTheLargestFile_isRefusedAsSuch(body: String) {
        #expect(error(body)?.sentence == "A byte range ends beyond the largest file.")
    }

    // MARK: Maps

    @Test func map_holdsUntilTheNext() throws {
        let body = """
            #EXTINF:1,
            0.m4s
            #EXT-X-MAP:URI="i1.mp4"
            #EXTINF:1,
            1.m4s
            #EXTINF:1,
            2.m4s
            #EXT-X-MAP:URI="all.mp4",BYTERANGE="800@100"
            #EXTINF:1,
            3.m4s
            #EXT-X-MAP:URI="all.mp4",BYTERANGE="800"
            #EXTINF:1,
            4.m4s
            """
        let maps = try plan(body).segments.map(\.initialization)
        #expect(
            maps == [
                nil, Initialization(url: "http://host/dir/i1.mp4"), Initialization(url: "http://host/dir/i1.mp4"),
                Initialization(url: "http://host/dir/all.mp4", range: ByteSpan(offset: 100, length: 800)),
                Initialization(url: "http://host/dir/all.mp4", range: ByteSpan(offset: 0, length: 800)),
            ])
    }

    @Test func sameMapAgain_isTheSame() throws {
        let map = "#EXT-X-MAP:URI=\"i.mp4\"\n#EXTINF:1,\n"
        let segments = try plan("\(map)1.m4s\n\(map)2.m4s").segments
        #expect(segments[0].initialization == segments[1].initialization)
        #expect(segments.map(\.sequence) == [0, 1])
    }

    @Test func mapWithoutAddress_isRefused() {
        #expect(error("#EXT-X-MAP:BYTERANGE=\"8@0\"\n#EXTINF:1,\n1.m4s")?.place == "EXT-X-MAP")
    }

    @Test func encryptedMap_needsAVector() throws {
        let key = "#EXT-X-KEY:METHOD=AES-128,URI=\"k\""
        let rest = "\n#EXT-X-MAP:URI=\"i.mp4\"\n#EXTINF:1,\n1.m4s"
        #expect(error(key + rest)?.place == "EXT-X-MAP")
        let map = try plan(key + ",IV=0x01" + rest).segments[0].initialization
        #expect(map?.key?.initializationVector == [UInt8](repeating: 0, count: 15) + [1])
    }

    @Test func mapBeforeTheKey_isClear() throws {
        let body = "#EXT-X-MAP:URI=\"i.mp4\"\n#EXT-X-KEY:METHOD=AES-128,URI=\"k\"\n#EXTINF:1,\n1.m4s"
        let segment = try plan(body).segments[0]
        #expect(segment.initialization?.key == nil)
        #expect(segment.key?.url == "http://host/dir/k")
    }

    // MARK: Discontinuities and gaps

    @Test func discontinuities_areCounted() throws {
        let body = """
            #EXT-X-DISCONTINUITY-SEQUENCE:7
            #EXTINF:1,
            0.ts
            #EXT-X-DISCONTINUITY
            #EXTINF:1,
            1.ts
            #EXTINF:1,
            2.ts
            #EXT-X-DISCONTINUITY
            #EXT-X-DISCONTINUITY
            #EXTINF:1,
            3.ts
            """
        let segments = try plan(body).segments
        #expect(segments.map(\.discontinuitySequence) == [7, 8, 8, 10])
        #expect(segments.map(\.isDiscontinuity) == [false, true, false, true])
    }

    @Test func gap_keepsItsTime() throws {
        let segments = try plan("#EXTINF:2,\n0.ts\n#EXT-X-GAP\n#EXTINF:2,\n1.ts\n#EXTINF:2,\n2.ts").segments
        #expect(segments.map(\.isGap) == [false, true, false])
        #expect(segments.map(\.start) == [0, 2, 4])
    }

    // MARK: Ends

    @Test(arguments: [
        ("", false), ("#EXT-X-PLAYLIST-TYPE:EVENT", false), ("#EXT-X-PLAYLIST-TYPE:VOD", true),
        ("#EXT-X-ENDLIST", true), ("#EXT-X-PLAYLIST-TYPE:EVENT\n#EXT-X-ENDLIST", true),
    ])
    func list_isEndedWhenItSaysSo(tags: String, isEnded: Bool) throws {
        let plan = try SegmentPlan.reading("#EXTM3U\n\(tags)\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n0.ts\n")
        #expect(plan.isEnded == isEnded)
        #expect(((try? plan.requireDownloadable()) != nil) == isEnded)
    }

    @Test func liveList_isRefusedForHavingNoEnd() throws {
        let plan = try SegmentPlan.reading("#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n0.ts\n")
        let error = #expect(throws: ManifestError.self) { try plan.requireDownloadable() }
        #expect(error?.code == .live)
        #expect(error?.sentence.contains("no end") == true)
    }

    // MARK: Refused

    @Test(arguments: [
        "#EXT-X-STREAM-INF:BANDWIDTH=1\nv.m3u8", "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"a\",NAME=\"b\"",
        "#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=1,URI=\"i\"",
    ])
    func tagsOfBothKinds_areRefused(body: String) {
        #expect(error("#EXTINF:1,\n1.ts\n" + body)?.code == .invalid)
    }

    @Test func iFramesOnly_isNoFilm() {
        #expect(error("#EXT-X-I-FRAMES-ONLY\n#EXTINF:1,\n1.ts")?.place == "EXT-X-I-FRAMES-ONLY")
    }

    @Test func skippedSegments_areRefused() {
        #expect(error("#EXT-X-SKIP:SKIPPED-SEGMENTS=3\n#EXTINF:1,\n1.ts")?.place == "EXT-X-SKIP")
    }

    @Test(arguments: ["file:///etc/passwd", "FILE:/etc/passwd", "ftp://h/x", "//", "http:///x"])
    func addressOutsideTheWeb_isRefused(reference: String) {
        let error = error("#EXTINF:1,\n\(reference)")
        #expect(error?.code == .invalid)
        #expect(error?.line == 4)
        #expect(self.error("#EXT-X-MAP:URI=\"\(reference)\"\n#EXTINF:1,\n1.m4s")?.code == .invalid)
        #expect(self.error("#EXT-X-KEY:METHOD=AES-128,URI=\"\(reference)\"\n#EXTINF:1,\n1.ts")?.code == .invalid)
    }

    @Test func mediaInADataAddress_isRefused() {
        #expect(error("#EXTINF:1,\ndata:,x")?.code == .invalid)
    }

    @Test(arguments: ["1.aac", "a/b.MP3?x=1", "s.ac3"])
    func packedAudio_isToldByItsName(reference: String) throws {
        #expect(try plan("#EXTINF:1,\n\(reference)").periods[0].tracks[0].kind == .audio)
    }
}
