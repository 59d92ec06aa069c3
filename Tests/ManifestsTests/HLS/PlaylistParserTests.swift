import Testing

@testable import Manifests

/// What keeps a hostile playlist short: counted, not timed.
struct PlaylistParserTests {
    private func error(_ body: String, _ change: (inout ManifestLimits) -> Void) -> ManifestError? {
        var limits = ManifestLimits()
        change(&limits)
        return #expect(throws: ManifestError.self) {
            try SegmentPlan.reading("#EXTM3U\n" + body + "#EXT-X-ENDLIST\n", limits: limits)
        }
    }

    @Test(arguments: ["#\n", "#EXTINF:1,\n", "# comment\r", "#EXT-X-UNKNOWN\n"])
    func lines_areBounded(line: String) {
        let error = error(String(repeating: line, count: 20)) { $0.lines = 19 }
        #expect(error?.code == .tooLarge)
        #expect(error?.sentence == "The playlist has too many lines.")
    }

    @Test func emptyLines_costNothing() throws {
        var limits = ManifestLimits()
        limits.lines = 5
        let text = "#EXTM3U\n" + String(repeating: "\n \r\n", count: 50) + "#EXTINF:1,\na.ts\n#EXT-X-ENDLIST\n"
        #expect(try SegmentPlan.reading(text, limits: limits).segments.count == 1)
    }

    @Test func spaceBehindTheColon_isNoPartOfTheValue() throws {
        let plan = try SegmentPlan.reading(
            """
            #EXTM3U
            #EXT-X-TARGETDURATION: 4
            #EXT-X-PLAYLIST-TYPE:  VOD
            #EXT-X-MEDIA-SEQUENCE:\t7
            #EXT-X-DISCONTINUITY-SEQUENCE: 3
            #EXTINF: 4.0,
            #EXT-X-BYTERANGE: 10@5
            a.ts
            """)
        #expect(plan.segments.map(\.sequence) == [7])
        #expect(plan.segments.map(\.discontinuitySequence) == [3])
        #expect(plan.segments.map(\.duration) == [4])
        #expect(plan.segments.map(\.range) == [ByteSpan(offset: 5, length: 10)])
        #expect(plan.isEnded == true)
        #expect(plan.sentences == ["The playlist is for video on demand, but EXT-X-ENDLIST is missing."])
    }

    @Test func tags_areBounded() {
        let body = String(repeating: "#EXT-X-BYTERANGE:10@0\n#EXTINF:1,\na.ts\n", count: 20)
        #expect(error(body) { $0.tags = 19 }?.code == .tooLarge)
    }

    @Test(arguments: [
        "#EXT-X-KEY:METHOD=NONE\n", "#EXT-X-MAP:URI=\"a\"\n", "#EXT-X-STREAM-INF:BANDWIDTH=1\na\n",
        "#EXT-X-SESSION-KEY:METHOD=AES-128,URI=\"a\"\n",
    ])
    func attributeLists_areBounded(line: String) {
        #expect(error(String(repeating: line, count: 20)) { $0.attributeLists = 19 }?.code == .tooLarge)
    }

    @Test func attributesOfATag_areBounded() throws {
        func tag(_ count: Int) -> String {
            "#EXT-X-KEY:METHOD=NONE" + (1..<count).map { ",A\($0)=1" }.joined() + "\n#EXTINF:1,\na.ts\n"
        }
        #expect(try SegmentPlan.reading("#EXTM3U\n" + tag(64)).segments.count == 1)
        let error = error(tag(65)) { _ in }
        #expect(error?.code == .tooLarge && error?.place == "EXT-X-KEY" && error?.line == 2)
    }

    @Test func longTag_isNotRead() {
        let error = error("#EXT-X-MAP:URI=\"\(String(repeating: "a", count: 100))\"\n") { $0.lineByteCount = 99 }
        #expect(error?.code == .tooLarge && error?.line == 2)
    }
}
