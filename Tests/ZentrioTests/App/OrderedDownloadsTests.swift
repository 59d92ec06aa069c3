import MediaModel
import Testing

@testable import Zentrio

struct OrderedDownloadsTests {
    private func order(_ count: Int) -> OrderedDownloads<Int> {
        var order = OrderedDownloads<Int>()
        for number in (0..<count).reversed() { order.move(SampleDownloads.id(number), from: nil, to: number) }
        return order
    }

    private func ids(_ numbers: [Int]) -> [DownloadID] { numbers.map(SampleDownloads.id) }

    @Test func placed_areReadInOrderOneByOneAndAllAtOnce() {
        let order = order(1_000)
        #expect(Array(order) == ids(Array(0..<1_000)))
        #expect((0..<order.count).map { order[$0] } == Array(order))
        #expect(order.firstKey == 0)
    }

    private func keyed(_ numbers: [Int]) -> [(key: Int, id: DownloadID)] {
        numbers.map { ($0, SampleDownloads.id($0)) }
    }

    @Test func movedToAnotherKey_changesItsPlace() {
        var order = order(4)
        let answers = [(0, 0, 9), (0, 9, 9), (2, 2, nil)].map { order.move(SampleDownloads.id($0), from: $1, to: $2) }
        #expect(answers == [true, false, true])
        #expect(Array(order) == ids([1, 3, 0]))
        #expect(order.keyed.map(\.key) == [1, 3, 9])
    }

    @Test func rearranged_tradePlacesAndOthersStay() {
        var order = order(5)
        order.rearrange(keyed([3, 1, 2]))
        #expect(Array(order) == ids([0, 3, 1, 2, 4]))
    }

    @Test func rearrangedTwice_followsTheLaterOrder() {
        var order = order(5)
        order.rearrange(keyed([3, 1, 2]))
        order.rearrange(keyed([4, 0, 2, 1, 3]))
        #expect(Array(order) == ids([4, 0, 2, 1, 3]))
    }

    @Test func oldPlaceTakenByAnother_staysFreeOfMixUps() {
        var order = order(3)
        order.rearrange(keyed([2, 1, 0]))
        // Each tells its own place again, one after the other.
        for number in 0..<3 { order.move(SampleDownloads.id(number), from: number, to: number) }
        #expect(Array(order) == ids([0, 1, 2]))
        for number in 0..<3 { order.move(SampleDownloads.id(number), from: number, to: nil) }
        #expect(order.isEmpty && order.firstKey == nil)
    }

    @Test func takenOutOfATradedPlace_isGone() {
        var order = order(3)
        order.rearrange(keyed([2, 1, 0]))
        order.move(SampleDownloads.id(2), from: 2, to: nil)
        #expect(Array(order) == ids([1, 0]))
    }
}
