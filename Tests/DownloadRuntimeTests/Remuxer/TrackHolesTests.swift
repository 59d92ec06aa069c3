import Manifests
import Testing

@testable import DownloadRuntime

struct TrackHolesTests {
    /// A group of a lane: the segment that it begins with, and where its timestamps begin and end, in seconds.
    private struct Piece {
        var segment: Int
        var first: Double
        var end: Double
        var part: Lane.PartKey

        init(_ segment: Int, _ times: ClosedRange<Double>, jump: Int = 0, discontinuity: Int64 = 0) {
            (self.segment, first, end) = (segment, times.lowerBound, times.upperBound)
            part = Lane.PartKey(period: 0, discontinuity: discontinuity, change: 0, jump: jump)
        }
    }

    /// Segments of two seconds that begin at these seconds.
    private func lane(_ kind: TrackKind, starts: [Double]) -> Lane {
        let segments = starts.enumerated().map { index, start in
            MediaSegment(url: "http://a/\(index)", start: start, duration: 2, sequence: Int64(index))
        }
        let track = Track(id: "t", kind: kind, segments: SegmentList(segments))
        return Lane(
            kind: kind, number: 0, language: nil, title: nil, isDefault: true,
            stretches: [Lane.Stretch(period: 0, periodStart: 0, periodDuration: nil, track: track, firstIndex: 0)])
    }

    private func runs(
        _ pieces: [Piece], _ kind: StreamMeasure.Kind, _ container: SegmentInspection.Container
    ) throws -> [StreamRun] {
        let handle = try PartialFileHandle(reading: "/dev/null")
        return pieces.enumerated().map { file, piece in
            let record = StreamRun.Record(
                file: file, lane: "lane", part: piece.part, container: container, first: piece.segment, count: 1,
                durableCount: 0, headSize: 0, time: nil, gapDuration: 0)
            var measure = StreamMeasure(kind: kind, time: piece.first)
            measure.last = piece.end - 0.04
            measure.exactEnd = piece.end
            return StreamRun(record: record, handle: handle, written: 9, durable: 0, streams: [0: measure])
        }
    }

    /// The parts that picture and sound become: the times at which the pieces of each begin.
    private func parts(
        picture: [Piece], sound: [Piece], starts: [Double] = [0, 2, 4, 6, 8, 10, 12, 14],
        container: SegmentInspection.Container = .fragmentedMP4
    ) throws -> (parts: [[[Double]]], holes: [Double]) {
        let lanes = [lane(.video, starts: starts), lane(.audio, starts: [0, 2, 4, 6, 8, 10, 12, 14])]
        let runs = [try runs(picture, .video, container), try runs(sound, .audio, container)]
        let plan = try PartPlan(lanes: lanes, runs: runs)
        let parts = plan.parts.map { part in
            [0, 1].map { number in (part.runs[number] ?? []).compactMap { $0.leader?.first } }
        }
        return (parts, [0, 1].map { plan.holes[$0] ?? -1 })
    }

    @Test func holeOfThePicture_throughWhichTheSoundRuns_isNoBorder() throws {
        let found = try parts(picture: [Piece(0, 10...14), Piece(2, 18...26, jump: 1)], sound: [Piece(0, 10...26)])
        #expect(found.parts == [[[10, 18], [10]]])
        #expect(found.holes == [4, 0])
    }

    @Test func holeOfTheSound_throughWhichThePictureRuns_isNoBorder() throws {
        let found = try parts(picture: [Piece(0, 10...26)], sound: [Piece(0, 10...14), Piece(2, 18...26, jump: 1)])
        #expect(found.parts == [[[10], [10, 18]]])
        #expect(found.holes == [0, 4])
    }

    @Test(arguments: [(10.0...20.0, 22.0...26.0), (10.0...16.0, 20.0...26.0)])
    func holesOfBoth_thatLieApart_areNoBorders(sound: ClosedRange<Double>, rest: ClosedRange<Double>) throws {
        let found = try parts(
            picture: [Piece(0, 10...14), Piece(2, 18...26, jump: 1)], sound: [Piece(0, sound), Piece(4, rest, jump: 1)])
        #expect(found.parts == [[[10, 18], [10, rest.lowerBound]]])
    }

    /// What all tracks jump over is shown without a break, also where they end at different times.
    @Test func holeOfAll_isABorder() throws {
        let found = try parts(
            picture: [Piece(0, 10...14), Piece(2, 100...108, jump: 1)],
            sound: [Piece(0, 9.9...14.4), Piece(2, 99.8...108, jump: 1)])
        #expect(found.parts == [[[10], [9.9]], [[100], [99.8]]])
        #expect(found.holes == [0, 0])
    }

    @Test func timestampsThatGoBack_areABorder_withTheHolesBesideThem() throws {
        // An advertisement at 100 s that nobody declared, and a hole in the picture behind it.
        let found = try parts(
            picture: [Piece(0, 10...14), Piece(2, 0...4, jump: 1), Piece(4, 8...10, jump: 2)],
            sound: [Piece(0, 10...14), Piece(2, 0...10, jump: 1)])
        #expect(found.parts == [[[10], [10]], [[0, 8], [0]]])
    }

    @Test func holeBesideABorderOfAll_leavesTheLatterPaired() throws {
        let found = try parts(
            picture: [Piece(0, 0...4), Piece(2, 8...10, jump: 1), Piece(3, 100...104, jump: 2)],
            sound: [Piece(0, 0...10), Piece(5, 100...104, jump: 1)])
        #expect(found.parts == [[[0, 8], [0]], [[100], [100]]])
    }

    /// DASH tells of the hole, and its numbers count on behind it; a playlist's discontinuity tells nothing of time.
    @Test func discontinuity_isAHoleOnlyWhereTheManifestLeavesTimeEmpty() throws {
        let picture = [Piece(0, 0...4), Piece(2, 8...16, discontinuity: 1)]
        let told = try parts(picture: picture, sound: [Piece(0, 0...16)], starts: [0, 2, 8, 10, 12, 14])
        #expect(told.parts == [[[0, 8], [0]]])
        #expect(try parts(picture: picture, sound: [Piece(0, 0...16)]).parts == [[[0], [0]], [[8], []]])
    }

    @Test func clockThatBeginsAgainInOneTrack_isCompared() throws {
        let found = try parts(
            picture: [Piece(0, 95_443...95_447), Piece(2, 95_451...95_459, jump: 1)],
            sound: [Piece(0, 0...16)], container: .transportStream)
        #expect(found.parts.count == 1)
    }
}
