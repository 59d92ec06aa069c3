import MediaModel
import Testing

@testable import MediaSources

struct ContentRangeTests {
    @Test func range_isRead() throws {
        let range = try #require(ContentRange("bytes 0-99/1000"))
        #expect(range.begin == 0 && range.last == 99 && range.total == ByteCount(1000))
        #expect(ContentRange("Bytes 5-5/*")?.total == nil)
        #expect(ContentRange("bytes 5-5/*")?.begin == 5)
    }

    @Test(arguments: [
        "bytes */1000", "bytes 9-0/1000", "bytes 0-1000/1000", "bytes 0-9", "", "bytes 0-99999999999999999999/5",
    ])
    func nonsense_isNone(header: String) {
        #expect(ContentRange(header) == nil)
    }
}
