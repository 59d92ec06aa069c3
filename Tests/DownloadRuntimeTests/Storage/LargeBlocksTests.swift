import Testing

@testable import DownloadRuntime

struct LargeBlocksTests {
    @Test func giveBack_isTakenByTheHeap() {
        #expect(LargeBlocks.giveBack())
    }
}
