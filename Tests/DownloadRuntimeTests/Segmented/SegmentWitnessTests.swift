import MediaModel
import Testing
import Transfer

@testable import DownloadRuntime

struct SegmentWitnessTests {
    private func answer(_ status: Int, _ headers: [(String, String)] = []) throws -> TransferResponse {
        TransferResponse(
            status: status, address: try WebAddress("http://a/0.ts"),
            headers: headers.compactMap { HeaderField(name: $0, value: $1) })
    }

    private func witness() throws -> SegmentWitness {
        let response = try answer(200, [("Content-Length", "900")])
        return try #require(SegmentWitness(lane: "video-0", segment: 3, head: [1, 2, 3], response: response))
    }

    @Test func sameBeginning_isNoContradiction() throws {
        let same = try answer(206, [("Content-Range", "bytes 0-2/900"), ("ETag", "\"new\"")])
        #expect(try !witness().isContradicted(by: same, [1, 2, 3], isFromStart: true))
        #expect(try !witness().isContradicted(by: answer(200), [1, 2, 3, 4], isFromStart: true))
    }

    @Test func otherBytesOrOtherLength_isAnotherVersion() throws {
        let part = try answer(206, [("Content-Range", "bytes 0-2/900")])
        #expect(try witness().isContradicted(by: part, [1, 2, 4], isFromStart: true))
        let longer = try answer(206, [("Content-Range", "bytes 0-2/901")])
        #expect(try witness().isContradicted(by: longer, [1, 2, 3], isFromStart: true))
    }

    @Test func refusalOrPage_showsNothing() throws {
        #expect(try !witness().isContradicted(by: answer(404), [9], isFromStart: true))
        let page = try answer(200, [("Content-Type", "text/html")])
        #expect(try !witness().isContradicted(by: page, [9], isFromStart: true))
        #expect(try !witness().isContradicted(by: answer(200), [9], isFromStart: false))
    }
}
