import Testing

@testable import DownloadRuntime

struct StreamMeasureTests {
    @Test func reorderedPictures_haveTheStepsOfTheirDecoding() {
        var measure = StreamMeasure(kind: .video, time: 1, decoded: 0.92)
        measure.add(1.16, decoded: 0.96)
        measure.add(1.04, decoded: 1)
        #expect(abs(measure.longestStep - 0.04) < 0.000_001)
        #expect([measure.first, measure.last] == [1, 1.16] && measure.count == 3)
    }

    @Test func seamOfTwoMeasures_isAStepToo() {
        var measure = StreamMeasure(kind: .video, time: 1)
        var next = StreamMeasure(kind: .video, time: 3.5)
        next.add(3.75, decoded: 3.75)
        measure.append(next)
        #expect([measure.longestStep, measure.span] == [2.5, 2.75] && measure.count == 3)
    }

    @Test func onlyDeeperDips_areNoted() {
        var measure = StreamMeasure(kind: .video, time: 0)
        for (time, depth) in [(2.0, 0.04), (4.0, 0.02), (6.0, 0.08), (8.0, 0.08)] {
            var next = StreamMeasure(kind: .video, time: time)
            next.dips = [CompositionDip(decoded: time, depth: depth)]
            measure.append(next)
        }
        #expect(measure.dips.map(\.decoded) == [2, 6])
        #expect(measure.firstDecoded == 0)
    }

    @Test func ends_areThoseThatAreKnown() {
        var measure = StreamMeasure(kind: .audio, time: 1)
        var next = StreamMeasure(kind: .audio, time: 3)
        next.exactEnd = 5
        measure.append(next)
        #expect(measure.end == 5)
    }
}
