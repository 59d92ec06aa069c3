import MediaModel
import Testing
import ZentrioTestSupport

@testable import DownloadRuntime

struct LandingTests {
    /// A stream file with 100 bytes before segment 1.
    private struct Strip {
        let folder: TestFolder
        let landing = Landing()
        let budget = MemoryBudget(ByteCount(1 << 20))
        var run: StreamRun

        init() throws {
            folder = try TestFolder()
            let handle = try PartialFile(path: folder.path("stream")).open(createsFolders: false)
            #expect([UInt8](repeating: 1, count: 100).withUnsafeBytes { handle.write($0, at: 0) } == nil)
            let part = Lane.PartKey(period: 0, discontinuity: 0, change: 0)
            let record = StreamRun.Record(
                file: 0, lane: "video-0", part: part, container: .transportStream, first: 0, count: 1, durableCount: 0,
                headSize: 0, gapDuration: 0)
            run = StreamRun(record: record, handle: handle, written: 100, durable: 0)
            try landing.noteWritten(run.handle, file: 0, next: 1, at: run.written)
        }

        /// The body of a segment whose bytes all are its number.
        func body(_ segment: Int, count: Int, arrived: Int? = nil) -> SegmentBody {
            let body = SegmentBody(
                segment..<segment + 1, budget: budget, files: SpareFiles(folder: folder.path("")), landing: landing)
            #expect(body.expect(0, count: Int64(count)) == Int64(count))
            add(arrived ?? count, to: body, of: segment)
            return body
        }

        func add(_ count: Int, to body: SegmentBody, of segment: Int) {
            let bytes = [UInt8](repeating: UInt8(segment), count: count)
            #expect(bytes.withUnsafeBytes { body.append($0, at: Int64(body.count)) } == nil)
        }

        func stream(_ count: Int) throws -> [UInt8] { try run.handle.read(count, at: 0) }
    }

    private func bytes(_ runs: [(UInt8, Int)]) -> [UInt8] {
        runs.flatMap { [UInt8](repeating: $0.0, count: $0.1) }
    }

    @Test func bodies_arriveInTheStreamFile() throws {
        let strip = try Strip()
        let (first, second) = (strip.body(1, count: 5_000), strip.body(2, count: 30))
        #expect(try strip.stream(5_130) == bytes([(1, 100), (1, 5_000), (2, 30)]))
        let taken = try #require(second.take(into: ScratchMemory()))
        #expect(taken.place?.offset == 5_100)
        #expect(Array(taken.bytes) == bytes([(2, 30)]))
        #expect(first.take(into: ScratchMemory())?.place?.isEnd(of: strip.run) == true)
    }

    @Test func bodyWhosePlaceIsUnknown_waitsInMemory() throws {
        let strip = try Strip()
        let taken = try #require(strip.body(5, count: 30).take(into: ScratchMemory()))
        #expect(taken.place == nil)
        #expect(Array(taken.bytes) == bytes([(5, 30)]))
        #expect(try strip.stream(1_000).count == 100)
    }

    @Test func displacedBody_keepsItsBytes_andTakesMore() throws {
        var strip = try Strip()
        _ = strip.body(1, count: 50)
        let second = strip.body(2, count: 40, arrived: 10)
        let third = strip.body(3, count: 600_000)
        // The first segment came again, and longer.
        try strip.landing.noteWriting(70, to: strip.run)
        #expect(bytes([(9, 70)]).withUnsafeBytes { strip.run.handle.write($0, at: 100) } == nil)
        strip.run.written += 70
        try strip.landing.noteWritten(strip.run.handle, file: 0, next: 2, at: strip.run.written)
        strip.add(30, to: second, of: 2)
        let taken = try #require(second.take(into: ScratchMemory()))
        #expect(taken.place == nil)
        #expect(Array(taken.bytes) == bytes([(2, 40)]))
        #expect(third.take(into: ScratchMemory()).map { Array($0.bytes) } == bytes([(3, 600_000)]))
        #expect(try strip.stream(170) == bytes([(1, 100), (9, 70)]))
    }

    @Test func bodyThatWasTaken_isNotDisplaced() throws {
        let strip = try Strip()
        let first = strip.body(1, count: 50)
        let taken = try #require(first.take(into: ScratchMemory()))
        try strip.landing.noteWriting(70, to: strip.run)
        #expect(first.leavePlace() == nil)
        #expect(Array(taken.bytes) == bytes([(1, 50)]))
    }
}
