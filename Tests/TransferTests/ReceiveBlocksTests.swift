import Testing

@testable import Transfer

struct ReceiveBlocksTests {
    private let blocks = ReceiveBlocks()
    private let size = 300_000

    @Test func releasedBlock_isHandedOutAgain_unlessItIsTooSmall() throws {
        let first = try #require(blocks.allocate(size))
        blocks.release(first)
        let larger = try #require(blocks.allocate(size * 2))
        #expect(larger != first)
        let second = try #require(blocks.allocate(size))
        second.storeBytes(of: 7, toByteOffset: size - 1, as: UInt8.self)
        #expect(second == first)
        blocks.release(larger)
        blocks.release(second)
    }

    @Test func smallBlocks_areTheHeaps() throws {
        let block = try #require(blocks.allocate(100))
        blocks.release(block)
        blocks.release(nil)
    }
}
