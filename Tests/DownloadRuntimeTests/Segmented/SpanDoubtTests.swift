import Testing

@testable import DownloadRuntime

struct SpanDoubtTests {
    /// A picture and a sound that begins half a second later, together so many seconds long.
    private func measure(_ seconds: Double) -> SegmentMeasure {
        var picture = StreamMeasure(kind: .video, time: 10)
        picture.exactEnd = 10 + seconds / 2
        var sound = StreamMeasure(kind: .audio, time: 10.5)
        sound.exactEnd = 10 + seconds
        return SegmentMeasure(streams: [0: picture, 1: sound])
    }

    private static let lengths = [
        (6.0, 3.9, true), (6.0, 4.1, false), (2.0, 0.9, true), (2.0, 1.1, false), (6.0, 7.0, false), (0.0, 0.0, false),
    ]

    @Test(arguments: lengths)
    func segment_isDoubtedWhereAThirdAndASecondAreMissing(declared: Double, seconds: Double, isDoubted: Bool) {
        var doubt = SpanDoubt()
        #expect(doubt.isRaised(by: 3, measure(seconds), declared: declared) == isDoubted)
    }

    @Test func segmentWithoutTimestamps_isDoubted() {
        var doubt = SpanDoubt()
        #expect(doubt.isRaised(by: 0, SegmentMeasure(), declared: 6) == true)
    }

    @Test func segment_isDoubtedOnce_andNoneAfterTwoThatStayedShort() {
        var doubt = SpanDoubt()
        for index in 0..<2 {
            #expect(doubt.isRaised(by: index, measure(1), declared: 6) == true)
            #expect(doubt.isRaised(by: index, measure(1), declared: 6) == false)
        }
        #expect(doubt.isRaised(by: 2, measure(1), declared: 6) == false)
    }

    @Test func segmentsThatAreWholeTheSecondTime_areDoubtedAgainAndAgain() {
        var doubt = SpanDoubt()
        for index in 0..<5 {
            #expect(doubt.isRaised(by: index, measure(1), declared: 6) == true)
            #expect(doubt.isRaised(by: index, measure(6), declared: 6) == false)
        }
    }
}
