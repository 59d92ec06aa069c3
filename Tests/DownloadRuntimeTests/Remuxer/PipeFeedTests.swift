import Glibc
import Testing

@testable import DownloadRuntime

struct PipeFeedTests {
    @Test func text_goesIntoThePipeWhole_andEndsIt() throws {
        let pipe = try #require(Pipe())
        let feed = PipeFeed()
        #expect(feed.move(into: pipe.writeEnd) == .empty)
        feed.add("offset=1\n")
        feed.finish()
        #expect(feed.move(into: pipe.writeEnd) == .moved)
        #expect(feed.move(into: pipe.writeEnd) == .done)
        var bytes = [UInt8](repeating: 0, count: 16)
        let count = read(pipe.readEnd, &bytes, bytes.count)
        #expect(String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self) == "offset=1\n")
        #expect(feed.moved == 9 && feed.failure == nil)
    }
}
