import Testing

@testable import DownloadRuntime

struct TailSplitTests {
    private let split = TailSplit(smallestRest: 100)

    @Test func largestRest_isHalved() {
        let parts = [(0, 150), (100, 500), (400, 600)].map { TailSplit.Part(received: $0.0, end: $0.1) }
        let cut = split.cut(parts)
        #expect(cut?.index == 1)
        #expect(cut?.middle == 300)
    }

    @Test(arguments: [(99, false), (100, true)])
    func smallRest_isLeftAlone(rest: Int64, isCut: Bool) {
        #expect((split.cut([TailSplit.Part(received: 7, end: 7 + rest)]) != nil) == isCut)
    }

    @Test func nothing_isNotCut() {
        #expect(split.cut([]) == nil)
    }
}
