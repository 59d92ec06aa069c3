import Manifests
import MediaModel
import Testing
import Transfer

@testable import DownloadRuntime

struct PartAnswerJudgeTests {
    private func response(_ status: Int, _ headers: [String: String]) throws -> TransferResponse {
        TransferResponse(
            status: status, address: try WebAddress("http://a/x"),
            headers: headers.compactMap { HeaderField(name: $0.key, value: $0.value) })
    }

    @Test(arguments: [
        (206, "bytes 10-29/100", "\"a\"", true),
        (206, "bytes 10-28/100", "\"a\"", false),
        (206, "bytes 10-29/101", "\"a\"", false),
        (206, "bytes 10-29/*", "\"a\"", false),
        (206, "bytes 10-29/100", "\"b\"", false),
        (200, "bytes 10-29/100", "\"a\"", false),
    ])
    func part_mustBeOfTheSameThing(status: Int, range: String, tag: String, isAccepted: Bool) throws {
        let span = try #require(ByteSpan(offset: 10, length: 20))
        let part = try response(status, ["Content-Range": range, "ETag": tag])
        let whole = try response(200, ["Content-Length": "100", "ETag": "\"a\""])
        #expect(PartAnswerJudge(version: ResourceVersion(whole), range: span).accepts(part) == isAccepted)
        let slice = try response(206, ["Content-Range": "bytes 5-60/100", "ETag": "\"a\""])
        #expect(PartAnswerJudge(version: ResourceVersion(slice), range: span).accepts(part) == isAccepted)
    }
}
