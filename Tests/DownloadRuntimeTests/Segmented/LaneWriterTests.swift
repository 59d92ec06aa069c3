import Manifests
import MediaModel
import Testing
import ZentrioTestSupport

@testable import DownloadRuntime

struct LaneWriterTests {
    private let folder: TestFolder

    init() throws {
        folder = try TestFolder()
    }

    /// Segments that begin at these seconds, as the manifest says.
    private func writer(declared: [Double]) -> (LaneWriter, Lane) {
        let segments = zip(declared, declared.dropFirst() + [declared.last ?? 0]).enumerated().map { index, times in
            MediaSegment(
                url: "http://a/\(index)", start: times.0, duration: times.1 - times.0, sequence: Int64(index))
        }
        let track = Track(id: "t", kind: .video, segments: SegmentList(segments))
        let lane = Lane(
            kind: .video, number: 0, language: nil, title: nil, isDefault: true,
            stretches: [Lane.Stretch(period: 0, periodStart: 0, periodDuration: nil, track: track, firstIndex: 0)])
        var files = 0
        let writer = LaneWriter(lane, partialFilePath: folder.path("Film.mp4" + PartialFile.suffix)) {
            defer { files += 1 }
            return files
        }
        return (writer, lane)
    }

    /// Two pictures, so many seconds apart.
    private func append(_ item: Lane.Item, to writer: LaneWriter, at begin: Double, distance: Double = 0.1) throws {
        let shown = Int64(begin * 90_000)
        var bytes =
            TransportPackets.tables(sounds: []) + TransportPackets.unit(0x101, shown: shown)
            + TransportPackets.unit(0x101, shown: shown + Int64(distance * 90_000))
        try bytes.withUnsafeMutableBytes { try writer.append(item, $0, LaneWriter.Needs()) }
    }

    /// How many runs segments become that begin at these seconds, when the manifest says that they do at those.
    private func runs(_ begins: [Double], declared: [Double]) throws -> Int {
        let (writer, lane) = writer(declared: declared)
        for (index, begin) in begins.enumerated() {
            do {
                try append(lane[index], to: writer, at: begin)
            } catch SegmentFlaw.short {
                // The second time it is the same.
                try append(lane[index], to: writer, at: begin)
            }
        }
        return writer.runs.count
    }

    @Test func segmentThatIsTooShort_isAcceptedTheSecondTime() throws {
        let (writer, lane) = writer(declared: [0, 6, 12, 18, 24])
        try append(lane[0], to: writer, at: 10, distance: 3)
        #expect(throws: SegmentFlaw.self) { try append(lane[1], to: writer, at: 16) }
        #expect(writer.runs.map(\.record.count) == [1])
        try append(lane[1], to: writer, at: 16)
        #expect(throws: SegmentFlaw.self) { try append(lane[2], to: writer, at: 22) }
        try append(lane[2], to: writer, at: 22)
        // By now the manifest counts as wrong.
        try append(lane[3], to: writer, at: 28)
        #expect(writer.runs.map(\.record.count) == [4])
    }

    @Test func picturesThatStand_areNoJump() throws {
        #expect(try runs([1.4, 6.4, 11.4], declared: [0, 5, 10]) == 1)
        #expect(try runs([1.4, 3.8, 6.2], declared: [0, 2, 4]) == 1, "whole seconds")
    }

    @Test func timestampsThatTheManifestDoesNotAccountFor_areAJump() throws {
        #expect(try runs([1.4, 3.4, 8.4], declared: [0, 2, 4]) == 2, "forwards")
        #expect(try runs([11.4, 13.4, 3.4], declared: [0, 2, 4]) == 2, "backwards")
    }
}
