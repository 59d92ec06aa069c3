import Testing
import ZentrioTestSupport

@testable import DownloadRuntime

struct HeapMemoryTests {
    @Test(.disabled(if: Sanitizer.replacesMemory, "the heap is the sanitizer's"))
    func settings_areTakenByTheHeap() {
        #expect(HeapMemory.giveBackLargeBlocks())
        #expect(HeapMemory.shareHeaps())
    }

    @Test(.disabled(if: Sanitizer.replacesMemory, "the heap is the sanitizer's"))
    func giveBackFreed_afterManySmallBlocks_findsSome() {
        var blocks: [[UInt8]] = (0..<20_000).map { Array(repeating: UInt8(truncatingIfNeeded: $0), count: 2_000) }
        // Every hundredth stays, so that the heap cannot simply end earlier.
        blocks = blocks.enumerated().filter { $0.offset.isMultiple(of: 100) }.map(\.element)
        #expect(HeapMemory.giveBackFreed())
        #expect(blocks.count == 200)
    }
}
