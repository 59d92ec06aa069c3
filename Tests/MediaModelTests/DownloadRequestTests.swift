import FoundationEssentials
import MediaModel
import Testing

struct DownloadRequestTests {
    private func request(
        _ address: String, link: String?, format: MediaModel.Stream.Format = .progressive
    ) throws -> DownloadRequest {
        DownloadRequest(
            item: MediaItem(title: "Film"),
            stream: Stream(address: try WebAddress("https://a.example/\(address)"), format: format),
            link: try link.map { try WebAddress("https://a.example/\($0)") })
    }

    @Test func pageThatGivesAnotherAddress_isTakenOver() throws {
        var known = try request("1.mp4", link: "page")
        known.stream.headers = try [#require(HeaderField(line: "X-Key: 7"))]
        let fresh = try request("2.mp4", link: "page")
        let id = known.id
        known.renew(from: fresh)
        #expect(known.id == id && known.stream.address == fresh.stream.address)
        #expect(known.stream.headers.map(\.value) == ["7"])
    }

    @Test func linkThatNobodyCouldLookAt_leavesWhatIsKnown() throws {
        var known = try request("1.m3u8", link: "page", format: .hls)
        let before = known
        known.renew(from: try request("page", link: "page"))
        #expect(known == before)
    }

    @Test(arguments: [("1.mp4", .progressive), ("page", .hls)] as [(String, MediaModel.Stream.Format)])
    func linkThatWasAddedUnseen_takesOverWhatItLeadsTo(address: String, format: MediaModel.Stream.Format) throws {
        var known = try request("page", link: "page")
        var seen = try request(address, link: "page", format: format)
        seen.quality = .standard
        known.renew(from: seen)
        #expect(known.stream == seen.stream && known.quality == .standard)
    }

    @Test func addressThatIsGivenWithoutALink_staysAsItIs() throws {
        var known = try request("1.mp4", link: nil)
        known.stream.height = 720
        let before = known
        known.renew(from: try request("1.mp4", link: nil))
        #expect(known == before)
    }

    /// What other versions exported, and send over the socket.
    @Test func requestWithoutALink_canBeRead() throws {
        let request = try request("1.mp4", link: nil)
        let data = try JSONEncoder().encode(request)
        #expect(!String(decoding: data, as: UTF8.self).contains("\"link\""))
        #expect(try JSONDecoder().decode(DownloadRequest.self, from: data) == request)
    }
}
