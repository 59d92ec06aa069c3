import Testing

@testable import Manifests

/// RFC 8216bis §4.3 and §4.4.2.3.
struct PlaylistVariablesTests {
    private func plan(_ body: String, at url: String = "http://host/dir/a.m3u8?token=a%20b&empty=") throws
        -> SegmentPlan
    {
        try .reading("#EXTM3U\n#EXT-X-TARGETDURATION:2\n" + body + "\n#EXT-X-ENDLIST\n", at: url)
    }

    @Test func variables_fillInAddressesAndQuotedValues() throws {
        let body = """
            #EXT-X-DEFINE:NAME="path",VALUE="films/{$name}"
            #EXT-X-DEFINE:NAME="host_1-x",VALUE="https://cdn"
            #EXT-X-DEFINE:QUERYPARAM="token"
            #EXT-X-MAP:URI="{$path}/i.mp4?{$token}"
            #EXTINF:2,
            {$host_1-x}/{$path}/0.m4s
            #EXTINF:2,
            plain.m4s
            #EXTINF:2,
            {$path}/{not}/{$/2.m4s
            """
        // A value is not filled in again, for it was when the tag was read.
        let defined = "#EXT-X-DEFINE:NAME=\"name\",VALUE=\"nosferatu\"\n" + body
        let segments = try plan(defined).segments
        #expect(segments[0].url == "https://cdn/films/nosferatu/0.m4s")
        #expect(segments[0].initialization?.url == "http://host/dir/films/nosferatu/i.mp4?a%20b")
        #expect(segments[1].url == "http://host/dir/plain.m4s")
        #expect(segments[2].url == "http://host/dir/films/nosferatu/{not}/{$/2.m4s")
    }

    @Test(arguments: [
        "#EXTINF:2,\n{$nothing}.ts", "#EXT-X-MAP:URI=\"{$nothing}\"\n#EXTINF:2,\n0.ts",
        "#EXT-X-DEFINE:NAME=\"a\",VALUE=\"1\"\n#EXT-X-DEFINE:NAME=\"a\",VALUE=\"2\"\n#EXTINF:2,\n0.ts",
        "#EXT-X-DEFINE:NAME=\"a\"\n#EXTINF:2,\n0.ts", "#EXT-X-DEFINE:IMPORT=\"a\"\n#EXTINF:2,\n0.ts",
        "#EXT-X-DEFINE:QUERYPARAM=\"absent\"\n#EXTINF:2,\n0.ts", "#EXT-X-DEFINE:QUERYPARAM=\"empty\"\n#EXTINF:2,\n0.ts",
        "#EXT-X-DEFINE:FOO=\"a\"\n#EXTINF:2,\n0.ts",
    ])
    func missingVariable_isRefused(body: String) {
        #expect(#expect(throws: ManifestError.self) { try plan(body) }?.code == .invalid)
    }

    @Test(arguments: [
        "NAME=\"a\",VALUE=\"1\",QUERYPARAM=\"token\"", "NAME=\"a\",VALUE=\"1\",IMPORT=\"a\"",
        "IMPORT=\"a\",QUERYPARAM=\"token\"", "NAME=\"a\",VALUE=\"1\",IMPORT=\"b\",QUERYPARAM=\"token\"",
    ])
    func definitionOfTwoKinds_isRefused(attributes: String) {
        let error = #expect(throws: ManifestError.self) { try plan("#EXT-X-DEFINE:\(attributes)\n#EXTINF:2,\n0.ts") }
        #expect(error?.code == .invalid)
        #expect(error?.sentence == "A definition has more than one of NAME, IMPORT and QUERYPARAM.")
    }

    @Test(arguments: [
        "#EXTINF:2,\n" + String(repeating: "{", count: 20), "#EXTINF:2,\n" + String(repeating: "{$", count: 20),
        "#EXT-X-DEFINE:NAME=\"a\",VALUE=\"b\"\n#EXTINF:2,\n" + String(repeating: "{$a}", count: 20),
        "#EXT-X-MAP:URI=\"" + String(repeating: "{", count: 20) + "\"",
    ])
    func braces_areBounded(body: String) throws {
        var limits = ManifestLimits()
        limits.variableReferences = 19
        let text = "#EXTM3U\n\(body)\n#EXT-X-ENDLIST\n"
        let error = #expect(throws: ManifestError.self) { try SegmentPlan.reading(text, limits: limits) }
        #expect(error?.code == .tooLarge)
        #expect(error?.sentence.contains("variables") == true)
    }

    @Test func import_takesFromTheMultivariantPlaylistOnly() throws {
        var web = Web([
            "http://h/a.m3u8": """
            #EXTM3U
            #EXT-X-DEFINE:NAME="dir",VALUE="x"
            #EXT-X-STREAM-INF:BANDWIDTH=1
            {$dir}/v.m3u8
            """,
            "http://h/x/v.m3u8": """
            #EXTM3U
            #EXT-X-DEFINE:IMPORT="dir"
            #EXT-X-TARGETDURATION:2
            #EXTINF:2,
            {$dir}.ts
            #EXT-X-ENDLIST
            """,
        ])
        #expect(try web.plan("http://h/a.m3u8", selector: RenditionSelector()).segments[0].url == "http://h/x/x.ts")
        web.documents["http://h/x/v.m3u8"] = Array("#EXTM3U\n#EXTINF:2,\n{$dir}.ts\n#EXT-X-ENDLIST".utf8)
        #expect(throws: ManifestError.self) { try web.plan("http://h/a.m3u8", selector: RenditionSelector()) }
    }

    @Test func explosion_isRefused() {
        let define = "#EXT-X-DEFINE:NAME=\"a\",VALUE=\"\(String(repeating: "x", count: 40_000))\"\n"
        let error = #expect(throws: ManifestError.self) { try plan(define + "#EXTINF:2,\n{$a}{$a}.ts") }
        #expect(error?.code == .tooLarge)
        let line = "#EXTINF:2,\n{$a}.ts\n"
        var limits = ManifestLimits()
        limits.documentByteCount = 100_000
        let many = #expect(throws: ManifestError.self) {
            try SegmentPlan.reading("#EXTM3U\n" + define + String(repeating: line, count: 3), limits: limits)
        }
        #expect(many?.code == .tooLarge)
    }
}
