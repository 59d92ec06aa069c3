import MediaModel
import Testing

@testable import SampleLibrary

struct ByteRangeRequestTests {
    @Test(arguments: [
        (nil, ByteRangeRequest.whole),
        ("bytes=0-", .part(0..<1000)),
        ("bytes=0-0", .part(0..<1)),
        ("bytes=100-199", .part(100..<200)),
        ("bytes=900-5000", .part(900..<1000)),
        ("bytes=-200", .part(800..<1000)),
        ("bytes=-5000", .part(0..<1000)),
        ("bytes=1000-", .unsatisfiable),
        ("bytes=5000-6000", .unsatisfiable),
        ("bytes=-0", .unsatisfiable),
        ("bytes=200-100", .whole),
        ("bytes=0-1,5-6", .whole),
        ("bytes=a-b", .whole),
        ("bytes=-", .whole),
        ("bytes=99999999999999999999-", .whole),
        ("items=0-1", .whole),
    ])
    func header_isReadAsTheRFCSays(header: String?, expected: ByteRangeRequest) {
        #expect(ByteRangeRequest(header: header, byteCount: ByteCount(1000)) == expected)
    }
}
