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

    /// The program maps of three segments whose timestamps go on, and how many runs the segments become.
    struct Programs: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var maps: [[(type: UInt8, stream: Int)]]
        var runs: Int

        private static let usual: [(type: UInt8, stream: Int)] = [(0x1B, 0x101), (0x0F, 0x102)]
        static let all = [
            Programs(testDescription: "the same", maps: [usual, usual, usual], runs: 1),
            Programs(testDescription: "others", maps: [usual, [(0x1B, 0x104), (0x0F, 0x105)], usual], runs: 3),
            Programs(testDescription: "other sound", maps: [usual, usual, [(0x1B, 0x101), (0x0F, 0x105)]], runs: 2),
            Programs(testDescription: "swapped", maps: [usual, [(0x0F, 0x101), (0x1B, 0x102)], usual], runs: 3),
            Programs(testDescription: "without sound", maps: [usual, [(0x1B, 0x101)], usual], runs: 1),
            Programs(testDescription: "one more", maps: [usual, usual + [(0x0F, 0x103)], usual], runs: 1),
            Programs(testDescription: "none", maps: [usual, [], usual], runs: 1),
        ]
    }

    @Test(arguments: Programs.all) func streamsThatTakeThePlaceOfOthers_areAJump(programs: Programs) throws {
        let (writer, lane) = writer(declared: [0, 2, 4])
        for (index, map) in programs.maps.enumerated() {
            let shown = Int64(index) * 180_000
            let pictures: [Int] = map.filter { $0.type == 0x1B }.map { $0.stream }
            var bytes: [UInt8] = map.isEmpty ? [] : TransportPackets.tables(map)
            for time in [0, 90_000, 177_000] {
                bytes += TransportPackets.unit(pictures.first ?? 0x101, shown: shown + Int64(time))
            }
            try bytes.withUnsafeMutableBytes { try writer.append(lane[index], $0, LaneWriter.Needs()) }
        }
        #expect(writer.runs.count == programs.runs)
    }

    /// Where no new part can begin: in a stream of one picture, and within a segment.
    @Test(arguments: [false, true]) func streamThatIsNamedAnew_keepsItsNameInTheFile(isWithinSegment: Bool) throws {
        let (writer, lane) = writer(declared: [0, 2, 4])
        let sound: [(type: UInt8, stream: Int)] = isWithinSegment ? [(0x0F, 0x102)] : []
        let first = TransportPackets.tables([(0x1B, 0x101)] + sound)
        let second = TransportPackets.tables([(0x1B, 0x105)] + sound.map { ($0.type, 0x101) })
        let before: [UInt8] = first + pictures(0x101, from: 0)
        let rest = TransportPackets.packet(0x105, [], isStart: false)
        let behind: [UInt8] = second + pictures(0x105, from: 180_000) + rest
        let segments: [[UInt8]] = isWithinSegment ? [before + behind] : [before, behind]
        for (index, segment) in segments.enumerated() {
            var bytes = segment
            try bytes.withUnsafeMutableBytes { try writer.append(lane[index], $0, LaneWriter.Needs()) }
        }
        #expect(writer.runs.count == 1)
        #expect(writer.runs[0].streams.map(\.value.count) == [6])
        let written = try writer.runs[0].content()
        let identifiers = stride(from: 0, to: written.count, by: 188).map {
            Int(written[$0 + 1] & 0x1F) << 8 | Int(written[$0 + 2])
        }
        let pictures = [Int](repeating: 0x101, count: 3)
        // The table of the programs comes before the one that tells.
        let tables = [0, 0x1FFF]
        #expect(identifiers == [0, 0x100] + pictures + tables + pictures + [0x101])
    }

    private func pictures(_ stream: Int, from begin: Int64) -> [UInt8] {
        [0, 90_000, 177_000].flatMap { TransportPackets.unit(stream, shown: begin + $0) }
    }
}
