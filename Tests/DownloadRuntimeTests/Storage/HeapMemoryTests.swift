import Glibc
import Testing

@testable import DownloadRuntime

struct HeapMemoryTests {
    /// The address sanitizer brings a heap of its own, which has no such limits.
    private static let isHeapReplaced = dlsym(nil, "__asan_init") != nil

    @Test(.disabled(if: isHeapReplaced, "the address sanitizer replaces the heap"))
    func settings_areTakenByTheHeap() {
        #expect(HeapMemory.giveBackLargeBlocks())
        #expect(HeapMemory.shareHeaps())
    }

    @Test(.disabled(if: isHeapReplaced, "the address sanitizer replaces the heap"))
    func giveBackFreed_afterManySmallBlocks_findsSome() {
        var blocks: [[UInt8]] = (0..<20_000).map { Array(repeating: UInt8(truncatingIfNeeded: $0), count: 2_000) }
        // Every hundredth stays, so that the heap cannot simply end earlier.
        blocks = blocks.enumerated().filter { $0.offset.isMultiple(of: 100) }.map(\.element)
        #expect(HeapMemory.giveBackFreed())
        #expect(blocks.count == 200)
    }
}
