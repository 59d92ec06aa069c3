import MediaModel
import Testing

@testable import DownloadRuntime

struct TailSplitTests {
    private let split = TailSplit(smallestRest: ByteCount(100), shortestTime: .milliseconds(100))

    /// A part that brought all before its offset, in so many seconds.
    private func part(_ received: Int64, _ end: Int64, seconds: Double = 10) -> TailSplit.Part {
        TailSplit.Part(received: received, end: end, brought: received, elapsed: .seconds(seconds))
    }

    @Test func largestRest_isHalved_amongEquallyFastOnes() {
        let cut = split.cut([part(1_000, 1_150), part(1_000, 1_400), part(1_000, 1_200)])
        #expect(cut?.index == 1)
        #expect(cut?.middle == 1_200)
    }

    @Test func slowestRest_isHalvedBeforeALargerOne() {
        let cut = split.cut([part(100_000, 200_000), part(1_000, 3_000)])
        #expect(cut?.index == 1)
        #expect(cut?.middle == 2_000)
    }

    @Test func restThatComesSoon_isLeftAlone() {
        #expect(split.cut([part(1_000_000, 1_009_999)]) == nil)
        #expect(split.cut([part(1_000_000, 1_010_001)]) != nil)
    }

    @Test func partThatHasJustBegun_isTakenForAFastOne() {
        #expect(split.cut([part(0, 100_000, seconds: 0.2)]) == nil)
        #expect(split.cut([part(0, 110_000, seconds: 0.2)]) != nil)
        #expect(split.cut([part(0, 1_000, seconds: 0.3)]) != nil, "nothing came for too long")
    }

    @Test(arguments: [(99, false), (100, true)])
    func smallRest_isLeftAlone(rest: Int64, isCut: Bool) {
        #expect((split.cut([part(7, 7 + rest)]) != nil) == isCut)
    }

    @Test func nothing_isNotCut() {
        #expect(split.cut([]) == nil)
    }

    // MARK: Silence

    private let impatient = TailSplit(
        smallestRest: ByteCount(100), shortestTime: .milliseconds(100), longestSilence: .milliseconds(200))

    private func silent(_ received: Int64, _ end: Int64, milliseconds: Int) -> TailSplit.Part {
        var part = part(received, end)
        part.silence = .milliseconds(milliseconds)
        return part
    }

    @Test func silentPart_givesAllOfItsRestAway_beforeASlowOneIsHalved() {
        let cut = impatient.cut([part(1_000, 3_000), silent(500, 580, milliseconds: 200)])
        #expect(cut?.index == 1)
        #expect(cut?.middle == 500)
    }

    @Test func largestSilentRest_goesFirst() {
        let cut = impatient.cut([silent(500, 580, milliseconds: 900), silent(0, 90, milliseconds: 300)])
        #expect(cut?.index == 1)
    }

    @Test func shortSilence_isNone() {
        #expect(impatient.cut([silent(500, 580, milliseconds: 199)]) == nil)
        #expect(impatient.cut([silent(500, 563, milliseconds: 900)]) == nil, "not worth a request")
        #expect(split.cut([silent(500, 580, milliseconds: 900)]) == nil, "nobody is impatient")
    }
}
