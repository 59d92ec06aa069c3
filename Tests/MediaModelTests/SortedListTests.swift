import Testing
import ZentrioTestSupport

@testable import MediaModel

struct SortedListTests {
    /// Random insertions and removals, compared with a plain array.
    @Test(arguments: 1...5)
    func list_isLikeASortedArray(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var list = SortedList<Int>()
        var model: [Int] = []
        for _ in 0..<3_000 {
            let number = Int.random(in: 0..<1_000, using: &random)
            if Bool.random(using: &random) || model.count < 700 {
                list.insert(number)
                model.append(number)
            } else {
                #expect(list.remove(number) == model.contains(number))
                if let index = model.firstIndex(of: number) { model.remove(at: index) }
            }
        }
        model.sort()
        #expect(Array(list) == model)
        #expect(list.map(\.self) == model.indices.map { list[$0] })
        #expect(list.count == model.count && list.first == model.first && list.last == model.last)
        for number in stride(from: 0, to: 1_000, by: 37) {
            #expect(list.last(before: number) == model.last { $0 < number })
        }
    }
}
