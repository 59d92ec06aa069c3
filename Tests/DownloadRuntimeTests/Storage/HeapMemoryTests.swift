import Testing

@testable import DownloadRuntime

struct HeapMemoryTests {
    @Test func settings_areTakenByTheHeap() {
        #expect(HeapMemory.giveBackLargeBlocks())
        #expect(HeapMemory.shareHeaps())
    }

    @Test func giveBackFreed_afterManySmallBlocks_findsSome() {
        var blocks: [[UInt8]] = (0..<20_000).map { Array(repeating: UInt8(truncatingIfNeeded: $0), count: 2_000) }
        // Every hundredth stays, so that the heap cannot simply end earlier.
        blocks = blocks.enumerated().filter { $0.offset.isMultiple(of: 100) }.map(\.element)
        #expect(HeapMemory.giveBackFreed())
        #expect(blocks.count == 200)
    }
}
