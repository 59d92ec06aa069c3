import Testing

@testable import Manifests

/// RFC 8216 §4.3.2.4 and §5: what decrypts which segment, and what is refused.
struct PlaylistKeyTests {
    private func plan(_ body: String) throws -> SegmentPlan {
        try .reading("#EXTM3U\n#EXT-X-TARGETDURATION:2\n" + body + "\n#EXT-X-ENDLIST\n")
    }

    private func vector(_ last: UInt8...) -> [UInt8] { [UInt8](repeating: 0, count: 16 - last.count) + last }

    @Test func keys_rotateAndEnd() throws {
        let body = """
            #EXT-X-MEDIA-SEQUENCE:256
            #EXTINF:2,
            0.ts
            #EXT-X-KEY:METHOD=AES-128,URI="k1"
            #EXTINF:2,
            1.ts
            #EXTINF:2,
            2.ts
            #EXT-X-KEY:METHOD=AES-128,URI="https://keys/k2",IV=0X00000000000000000000000000abCDef
            #EXTINF:2,
            3.ts
            #EXT-X-KEY:METHOD=AES-256,URI="k3"
            #EXTINF:2,
            4.ts
            #EXT-X-KEY:METHOD=NONE
            #EXTINF:2,
            5.ts
            """
        #expect(
            try plan(body).segments.map(\.key) == [
                nil,
                SegmentKey(method: .aes128, url: "http://host/dir/k1", initializationVector: vector(1, 1)),
                SegmentKey(method: .aes128, url: "http://host/dir/k1", initializationVector: vector(1, 2)),
                SegmentKey(method: .aes128, url: "https://keys/k2", initializationVector: vector(0xAB, 0xCD, 0xEF)),
                SegmentKey(method: .aes256, url: "http://host/dir/k3", initializationVector: vector(1, 4)),
                nil,
            ])
        #expect(SegmentKey.Method.aes256.keyByteCount == 32)
    }

    @Test func keyAndMap_mayLieInTheirAddresses() throws {
        let body = """
            #EXT-X-MAP:URI="data:video/mp4;base64,AAAA"
            #EXT-X-KEY:METHOD=AES-128,URI="data:text/plain;base64,AAECAwQFBgcICQoLDA0ODw=="
            #EXTINF:2,
            0.ts
            """
        let segment = try plan(body).segments[0]
        #expect(segment.key?.url == "data:text/plain;base64,AAECAwQFBgcICQoLDA0ODw==")
        #expect(segment.initialization?.url == "data:video/mp4;base64,AAAA")
    }

    @Test(arguments: ["data:;base64,A", "data:", "file:///etc/passwd", "ftp://h/key"])
    func keyInAnotherPlace_isRefused(address: String) {
        let error = #expect(throws: ManifestError.self) {
            try plan("#EXT-X-KEY:METHOD=AES-128,URI=\"\(address)\"\n#EXTINF:2,\n0.ts")
        }
        #expect(error?.code == .invalid)
        #expect(throws: ManifestError.self) { try plan("#EXTINF:2,\ndata:video/mp2t;base64,AAAA") }
    }

    @Test func identityKey_winsOverOthers() throws {
        let body = """
            #EXT-X-KEY:METHOD=AES-128,URI="k"
            #EXT-X-KEY:METHOD=SAMPLE-AES,URI="skd://x",KEYFORMAT="com.apple.streamingkeydelivery"
            #EXTINF:2,
            0.ts
            """
        let plan = try plan(body)
        #expect(plan.segments[0].key?.url == "http://host/dir/k")
        #expect(plan.protection == nil)
    }

    @Test(arguments: [
        (#"METHOD=SAMPLE-AES,URI="k""#, "SAMPLE-AES"),
        (#"METHOD=SAMPLE-AES,URI="skd://k",KEYFORMAT="com.apple.streamingkeydelivery""#, "FairPlay"),
        (#"METHOD=AES-128,URI="skd://k""#, "FairPlay"),
        (#"METHOD=SAMPLE-AES-CTR,URI="x",KEYFORMAT="urn:uuid:EDEF8BA9-79D6-4ACE-A3C8-27DCD51D21ED""#, "Widevine"),
        (#"METHOD=SAMPLE-AES,URI="x",KEYFORMAT="com.microsoft.playready""#, "PlayReady"),
        (#"METHOD=AES-128,URI="x",KEYFORMAT="org.w3.clearkey""#, "ClearKey"),
        (#"METHOD=AES-512,URI="x""#, "AES-512"),
    ])
    func protection_isRefusedByItsName(key: String, system: String) throws {
        let plan = try plan("#EXT-X-KEY:\(key)\n#EXTINF:2,\n0.ts")
        #expect(plan.protection?.system == system)
        let error = #expect(throws: ManifestError.self) { try plan.requireDownloadable() }
        #expect(error?.code == .drmProtected)
        #expect(error?.sentence.contains(system) == true)
    }

    @Test func adobeAccess_isRefused() throws {
        #expect(try plan("#EXT-X-FAXS-CM:URI=\"x\"\n#EXTINF:2,\n0.ts").protection?.system == "Adobe Access")
    }

    @Test func protectedKeyThatNoSegmentUses_isNoProtection() throws {
        let body = "#EXT-X-KEY:METHOD=SAMPLE-AES,URI=\"k\"\n#EXT-X-KEY:METHOD=NONE\n#EXTINF:2,\n0.ts"
        #expect(try plan(body).protection == nil)
    }

    @Test(arguments: [
        #"URI="k""#, "METHOD=AES-128", #"METHOD=AES-128,URI="""#, #"METHOD=AES-128,URI="k",IV=0xzz"#,
        #"METHOD=AES-128,URI="k",IV=0x0102030405060708090a0b0c0d0e0f1011"#, #"METHOD=AES-128,URI="k",IV="#,
        #"METHOD=AES-128,METHOD=NONE,URI="k""#,
    ])
    func brokenKey_isRefusedWithItsLine(key: String) {
        let error = #expect(throws: ManifestError.self) { try plan("#EXT-X-KEY:\(key)\n#EXTINF:2,\n0.ts") }
        #expect(error?.code == .invalid)
        #expect(error?.line == 3)
        #expect(error?.place == "EXT-X-KEY")
    }

    @Test func shortVector_isPaddedInFront() throws {
        let key = #"#EXT-X-KEY:METHOD=AES-128,URI="k",IV=0x123"#
        #expect(try plan("\(key)\n#EXTINF:2,\n0.ts").segments[0].key?.initializationVector == vector(1, 0x23))
    }
}
