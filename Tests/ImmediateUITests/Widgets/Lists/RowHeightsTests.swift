import Testing

@testable import ImmediateUI

struct RowHeightsTests {
    @Test func offsetsAndSearch_agreeWithPlainSums() {
        var random = SplitMix(seed: 3)
        for count in [1, 2, 7, 64, 100] {
            var heights = RowHeights(count: count, estimate: 50)
            var plain = [Float](repeating: 50, count: count)
            for _ in 0..<50 {
                let index = Int(random.next() % UInt64(count))
                let height = Float(random.next() % 100 + 1)
                heights.set(index, height)
                plain[index] = height
            }
            var sum: Float = 0
            for index in 0..<count {
                #expect(heights.offset(of: index) == sum)
                #expect(heights.index(at: sum) == index)
                #expect(heights.index(at: sum + plain[index] - 0.5) == index)
                sum += plain[index]
            }
            #expect(heights.offset(of: count) == sum)
            #expect(heights.index(at: sum + 1_000) == count - 1)
        }
    }
}
