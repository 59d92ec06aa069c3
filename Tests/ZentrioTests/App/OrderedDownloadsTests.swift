import MediaModel
import Testing

@testable import Zentrio

struct OrderedDownloadsTests {
    private func order(_ count: Int) -> OrderedDownloads<Int> {
        var order = OrderedDownloads<Int>()
        for number in (0..<count).reversed() { order.place(SampleDownloads.id(number), at: number) }
        return order
    }

    private func ids(_ numbers: [Int]) -> [DownloadID] { numbers.map(SampleDownloads.id) }

    @Test func placed_areReadInOrderOneByOneAndAllAtOnce() {
        let order = order(1_000)
        #expect(Array(order) == ids(Array(0..<1_000)))
        #expect((0..<order.count).map { order[$0] } == Array(order))
        #expect(order.firstKey == 0)
    }

    @Test func placedAnew_moves() {
        var order = order(4)
        let answers = [(0, 9), (0, 9), (2, nil)].map { order.place(SampleDownloads.id($0), at: $1) }
        #expect(answers == [true, false, true])
        #expect(Array(order) == ids([1, 3, 0]))
    }

    @Test func rearranged_tradePlacesAndOthersStay() {
        var order = order(5)
        order.rearrange(ids([3, 77, 1, 2]))
        #expect(Array(order) == ids([0, 3, 1, 2, 4]))
    }

    @Test func oldPlaceTakenByAnother_staysFreeOfMixUps() {
        var order = order(3)
        order.rearrange(ids([2, 1, 0]))
        // Each tells its own place again, one after the other.
        for number in 0..<3 { order.place(SampleDownloads.id(number), at: number) }
        #expect(Array(order) == ids([0, 1, 2]))
        for number in 0..<3 { order.place(SampleDownloads.id(number), at: nil) }
        #expect(order.isEmpty && order.firstKey == nil)
    }
}
