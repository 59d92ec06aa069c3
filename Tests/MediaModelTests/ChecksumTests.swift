import MediaModel
import Testing

struct ChecksumTests {
    @Test(arguments: ["sha-256", "SHA256", "sha256"])
    func text_isReadInAnySpelling(name: String) {
        let digits = String(repeating: "Ab", count: 32)
        for sign in ["=", ":"] {
            #expect(Checksum("\(name)\(sign)\(digits)")?.description == "sha-256=\(digits.lowercased())")
        }
    }

    @Test(arguments: [
        "", "sha-256", "sha-256=", "sha-256=abc", "crc32=00000000", "md5=zz" + String(repeating: "0", count: 30),
    ])
    func text_thatIsNoChecksum_isRefused(text: String) {
        #expect(Checksum(text) == nil)
    }

    @Test(arguments: [
        ("crc32=1", "Zentrio knows md5, sha-1, sha-224, sha-256, sha-384 and sha-512."),
        ("x", "Zentrio knows md5, sha-1, sha-224, sha-256, sha-384 and sha-512."),
        ("SHA384=ab", "sha-384 has 96 hexadecimal digits."),
    ])
    func objection_saysWhatWouldBeRight(text: String, sentence: String) {
        #expect(Checksum.objection(to: text) == sentence)
    }
}
