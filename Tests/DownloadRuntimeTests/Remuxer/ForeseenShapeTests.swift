import Manifests
import Testing

@testable import DownloadRuntime

struct ForeseenShapeTests {
    private func lane(
        _ kind: TrackKind, number: Int = 0, language: String? = "nl", isFragmented: Bool = false, origin: Double = 0,
        parts: Int = 1
    ) -> Lane {
        let head = isFragmented ? Initialization(url: "http://a/head") : nil
        let segments = (0..<4).map { index in
            MediaSegment(
                url: "http://a/\(index)", start: Double(index * 4), duration: 4, sequence: Int64(index),
                isDiscontinuity: index > 0 && index < parts, discontinuitySequence: Int64(min(index, parts - 1)),
                initialization: head)
        }
        let track = Track(id: "t", kind: kind, segments: SegmentList(segments), mediaTimeOffset: origin)
        return Lane(
            kind: kind, number: number, language: language, title: nil, isDefault: true,
            stretches: [Lane.Stretch(period: 0, periodStart: 0, periodDuration: nil, track: track, firstIndex: 0)])
    }

    /// A shape as it is measured once the first segment of each lane is there.
    private func measured(
        _ lanes: [Lane], _ container: SegmentInspection.Container, _ streams: [[StreamMeasure]], wished: [String] = []
    ) throws -> PartShape {
        let handle = try PartialFileHandle(reading: "/dev/null")
        let runs = zip(lanes, streams).map { lane, streams in
            let record = StreamRun.Record(
                file: 0, lane: lane.name, part: lane.partKeys[0], container: container, first: 0, count: 1,
                durableCount: 0, headSize: 0, time: nil, gapDuration: 0)
            return [
                StreamRun(
                    record: record, handle: handle, written: 9, durable: 0,
                    streams: Dictionary(uniqueKeysWithValues: streams.enumerated().map { ($0.offset, $0.element) }))
            ]
        }
        let part = try #require(try PartPlan(lanes: lanes, runs: runs).parts.first)
        return try #require(PartShape(part, of: lanes, wished: wished))
    }

    @Test func loneStream_isForeseenAsPictureWithSound() throws {
        let lanes = [lane(.video)]
        let foreseen = try #require(ForeseenShape(lanes))
        #expect(foreseen.inputs.map(\.format) == ["mpegts"])
        let shape = try measured(
            lanes, .transportStream, [[.init(kind: .video, time: 1.5), .init(kind: .audio, time: 1.4)]])
        #expect(foreseen.offset(for: shape) == -1.4)
    }

    @Test func soundApart_sharesOneOffset() throws {
        let lanes = [
            lane(.video, isFragmented: true, origin: 100), lane(.audio, number: 1, isFragmented: true, origin: 50),
        ]
        let foreseen = try #require(ForeseenShape(lanes))
        #expect(foreseen.inputs.map(\.format) == ["mov", "mov"])
        #expect(foreseen.inputs.map(\.offset) == [-100, -50])
        let shape = try measured(
            lanes, .fragmentedMP4, [[.init(kind: .video, time: 103)], [.init(kind: .audio, time: 52.5)]])
        #expect(foreseen.offset(for: shape) == -2.5)
    }

    @Test func timestampsNearTheirWrap_haveTheOffsetOfTheWrap() throws {
        let lanes = [lane(.video)]
        let shape = try measured(
            lanes, .transportStream, [[.init(kind: .video, time: 95_443), .init(kind: .audio, time: 95_443)]])
        let offset = try #require(ForeseenShape(lanes)?.offset(for: shape))
        #expect(offset == shape.inputs[0].offset && offset > 0)
    }

    @Test func soundThatWasWishedFor_isTheLabelled_andWasNotForeseen() throws {
        let lanes = [lane(.video, language: nil)]
        var (english, german) = (StreamMeasure(kind: .audio, time: 1), StreamMeasure(kind: .audio, time: 1))
        (english.language, german.language) = ("eng", "deu")
        let streams = [StreamMeasure(kind: .video, time: 1), english, german]
        let shape = try measured(lanes, .transportStream, [streams], wished: ["de"])
        #expect(shape.inputs.map(\.labelled) == [1])
        #expect(try #require(ForeseenShape(lanes)).offset(for: shape) == nil)
    }

    @Test func picturesThatFFmpegMoves_wereNotForeseen() throws {
        let lanes = [lane(.video, isFragmented: true)]
        var picture = StreamMeasure(kind: .video, time: 8, decoded: 8)
        picture.dips = [CompositionDip(decoded: 9, depth: 0.04)]
        let shape = try measured(lanes, .fragmentedMP4, [[picture, .init(kind: .audio, time: 8)]])
        #expect(shape.inputs[0].dips == [CompositionDip(decoded: 1, depth: 0.04)])
        #expect(try #require(ForeseenShape(lanes)).offset(for: shape) == nil)
    }

    @Test func otherStreamsThanForeseen_haveNoOffset() throws {
        let lanes = [lane(.video)]
        let foreseen = try #require(ForeseenShape(lanes))
        let (picture, sound) = (StreamMeasure(kind: .video, time: 1), StreamMeasure(kind: .audio, time: 1))
        #expect(try foreseen.offset(for: measured(lanes, .transportStream, [[picture]])) == nil)
        #expect(try foreseen.offset(for: measured(lanes, .transportStream, [[picture, sound, sound]])) == nil)
        #expect(try foreseen.offset(for: measured(lanes, .fragmentedMP4, [[picture, sound]])) == nil)
        let late = StreamMeasure(kind: .audio, time: 7)
        #expect(try foreseen.offset(for: measured(lanes, .transportStream, [[picture, late]])) == nil)
    }

    @Test func titleOfPartsOrWithSubtitles_isNotForeseen() {
        #expect(ForeseenShape([lane(.video, parts: 2)]) == nil)
        #expect(ForeseenShape([lane(.video), lane(.subtitles, number: 1)]) == nil)
        #expect(ForeseenShape([]) == nil)
    }
}
