import Manifests
import Testing

@testable import DownloadRuntime

struct PeriodOverlapTests {
    /// A track of segments with these numbers, in a period that begins at a time of the title and of the media, in seconds.
    private func stretch(
        _ numbers: ClosedRange<Int64>, kind: TrackKind = .video, start: Double = 0, offset: Double = 0,
        initialization: String = "i", roles: [String] = []
    ) -> Lane.Stretch {
        let segments = numbers.map { number in
            MediaSegment(
                url: "\(kind)/\(number)", start: 2 * Double(number) - offset, duration: 2, sequence: number,
                initialization: Initialization(url: initialization))
        }
        let track = Track(
            id: "t", kind: kind, roles: roles, segments: SegmentList(segments), mediaTimeOffset: offset)
        return Lane.Stretch(period: 1, periodStart: start, periodDuration: nil, track: track, firstIndex: 0)
    }

    private func rest(_ next: Lane.Stretch, after last: Lane.Stretch) -> [Int64]? {
        PeriodOverlap([(next, after: last)]).rest[0]?.track.segments.map(\.sequence)
    }

    @Test(arguments: [(0...2, 2...4, [3, 4]), (0...3, 2...4, [4]), (0...2, 3...4, [3, 4]), (0...4, 0...5, [5])])
    func firstSegments_thatTheLastPeriodHas_areLeftOut(
        before: ClosedRange<Int64>, after: ClosedRange<Int64>, left: [Int64]
    ) {
        #expect(rest(stretch(after, start: 5, offset: 5), after: stretch(before)) == left)
    }

    @Test func allSegments_thatTheLastPeriodHas_leaveNothing() {
        #expect(rest(stretch(1...2, start: 5, offset: 5), after: stretch(0...2)) == nil)
        #expect(rest(stretch(1...1, start: 3, offset: 3), after: stretch(0...2)) == nil)
    }

    /// An advertisement that is shown twice, or a film that goes on behind one.
    @Test(arguments: [(6.0, 0.0), (8.0, 5.0), (5.0, 4.0)])
    func sameSegments_atAnotherTime_stay(start: Double, offset: Double) {
        #expect(rest(stretch(2...4, start: start, offset: offset), after: stretch(0...2)) == [2, 3, 4])
    }

    @Test func sameSegments_withAnotherInitialization_stay() {
        let next = stretch(2...4, start: 5, offset: 5, initialization: "j")
        #expect(rest(next, after: stretch(0...2)) == [2, 3, 4])
    }

    @Test func piecesOfAFile_areLeftOutTogetherOnly() {
        let last = stretch(0...2, roles: [WholeFile.role])
        #expect(rest(stretch(2...4, start: 5, offset: 5, roles: [WholeFile.role]), after: last) == [2, 3, 4])
        #expect(rest(stretch(0...2, start: 5, offset: 5, roles: [WholeFile.role]), after: last) == nil)
    }

    @Test func soundThatIsLeft_keepsItsPicture() {
        let overlap = PeriodOverlap([
            (stretch(2...2, start: 5, offset: 5), after: stretch(0...2)),
            (stretch(2...3, kind: .audio, start: 5, offset: 5), after: stretch(0...2, kind: .audio)),
        ])
        #expect(overlap.rest.map { $0?.track.segments.count } == [1, 2])
    }
}
