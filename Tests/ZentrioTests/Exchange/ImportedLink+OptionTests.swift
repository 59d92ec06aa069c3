import MediaModel
import Testing

@testable import Zentrio

nonisolated struct ImportedLinkOptionTests {
    /// What becomes of a link with these options, "name=value".
    private func request(_ options: String...) throws -> DownloadRequest {
        var link = try link()
        for option in options {
            let name = option.prefix { $0 != "=" }
            let sentence = link.take(
                option: String(name), value: String(option.dropFirst(name.count + 1)), from: "/")
            #expect(sentence == nil)
        }
        return link.request
    }

    private func link() throws -> ImportedLink {
        ImportedLink(place: 1, addresses: [try WebAddress("https://a.example/x.mp4")])
    }

    @Test func refererAndUserAgent_becomeHeaders() throws {
        let headers = try request("referer=https://b.example/", "user-agent=Mozilla/5.0 (X11)").stream.headers
        #expect(headers.map(\.name) == ["Referer", "User-Agent"])
        #expect(headers.map(\.value) == ["https://b.example/", "Mozilla/5.0 (X11)"])
    }

    @Test func refererStar_isTheAddressItself() throws {
        #expect(try request("referer=*").stream.headers.map(\.value) == ["https://a.example/x.mp4"])
    }

    @Test(arguments: [["http-user=mara", "http-passwd=päss:word"], ["http-passwd=päss:word", "http-user=mara"]])
    func userAndPassword_becomeBasicAuthorization(options: [String]) throws {
        let headers = try request(options[0], options[1]).stream.headers
        #expect(headers.map(\.name) == ["Authorization"])
        #expect(headers.map(\.value) == ["Basic bWFyYTpww6Rzczp3b3Jk"])
    }

    @Test func user_withAHeaderForIt_changesNothing() throws {
        let headers = try request("http-user=mara", "header=authorization: Bearer 1").stream.headers
        #expect(headers.map(\.value) == ["Bearer 1"])
    }

    @Test(arguments: [("500K", 512_000), ("2m", 2_097_152), ("700", 700), ("0", nil)] as [(String, Int64?)])
    func maximumSpeed_countsIn1024s(text: String, bytes: Int64?) throws {
        #expect(try request("max-download-limit=\(text)").rateLimit == bytes.map { ByteCount($0) })
    }

    @Test func checksum_ofAnUnknownKind_isToldWhichThereAre() throws {
        var link = try link()
        let sentence = link.take(option: "checksum", value: "crc32=1", from: "/")
        #expect(sentence?.contains("Zentrio knows md5, sha-1, sha-224,") == true)
        #expect(link.request.checksum == nil)
    }

    @Test(arguments: [
        "max-download-limit=fast", "max-download-limit=-1", "header=x", "user-agent=a\u{7}b", "checksum=x",
    ])
    func value_thatCannotBeRead_isNamed(option: String) throws {
        var link = try link()
        let name = option.prefix { $0 != "=" }
        let value = String(option.dropFirst(name.count + 1))
        let sentence = link.take(option: String(name), value: value, from: "/")
        #expect(sentence?.contains(value) == true)
        #expect(link.request.stream.headers.isEmpty && link.request.rateLimit == nil)
    }

    @Test(arguments: [("true", QueueEntry.Standing.paused), ("false", .pending)])
    func pause_saysHowItComesIn(value: String, standing: QueueEntry.Standing) throws {
        var link = try link()
        let sentence = link.take(option: "pause", value: value, from: "/")
        #expect(sentence == nil)
        #expect(link.standing == standing)
    }
}
