import Glibc
import Testing

@testable import DownloadRuntime

struct LargeBlocksTests {
    /// The address sanitizer brings a heap of its own, which has no such limit.
    private static let isHeapReplaced = dlsym(nil, "__asan_init") != nil

    @Test(.disabled(if: isHeapReplaced, "the address sanitizer replaces the heap"))
    func giveBack_isTakenByTheHeap() {
        #expect(LargeBlocks.giveBack())
    }
}
