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

    /// How many runs segments become that begin at these seconds, when the manifest says that they do at those.
    private func runs(_ begins: [Double], declared: [Double]) throws -> Int {
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
        for (index, begin) in begins.enumerated() {
            // Two pictures, a tenth of a second apart.
            let shown = Int64(begin * 90_000)
            var bytes =
                TransportPackets.tables(sounds: []) + TransportPackets.unit(0x101, shown: shown)
                + TransportPackets.unit(0x101, shown: shown + 9_000)
            try bytes.withUnsafeMutableBytes { try writer.append(lane[index], $0, LaneWriter.Needs()) }
        }
        return writer.runs.count
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
