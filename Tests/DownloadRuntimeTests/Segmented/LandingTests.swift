import Foundation
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

    /// What a crash would find must not be written over in the middle.
    @Test func displacement_letsNothingLandBeforeTheNextCommit() throws {
        let strip = try Strip()
        _ = strip.body(1, count: 50)
        try strip.landing.noteWriting(70, to: strip.run)
        try strip.landing.noteWritten(strip.run.handle, file: 0, next: 1, at: 100)
        let waiting = strip.body(1, count: 50, arrived: 10)
        let place = FilePlace(handle: strip.run.handle, offset: 100)
        #expect(waiting.landed(at: place, version: nil)?.received == 0)
        strip.landing.noteCommitted()
        strip.add(40, to: waiting, of: 1)
        #expect(waiting.landed(at: place, version: nil)?.isWhole == true)
        #expect(try strip.stream(150) == bytes([(1, 150)]))
    }

    @Test func bodyOfAnEarlierTry_isTakenUpWhereItLies() throws {
        let strip = try Strip()
        let landed = try #require(
            strip.body(1, count: 50, arrived: 20).landed(
                at: FilePlace(handle: strip.run.handle, offset: 100), version: nil))
        #expect(landed.received == 20 && landed.next == 150)
        let body = SegmentBody(
            1..<2, budget: strip.budget, files: SpareFiles(folder: strip.folder.path("")), landing: strip.landing)
        #expect(body.resume(landed))
        strip.add(30, to: body, of: 1)
        #expect(body.isWhole)
        #expect(body.take(into: ScratchMemory()).map { Array($0.bytes) } == bytes([(1, 50)]))
    }

    @Test func bodyOfAnEarlierTry_thatLiesElsewhere_isNotTakenUp() throws {
        let strip = try Strip()
        let landed = LandedUnits.Unit(segments: 1..<2, offset: 99, wanted: 50, received: 20)
        let body = SegmentBody(
            1..<2, budget: strip.budget, files: SpareFiles(folder: strip.folder.path("")), landing: strip.landing)
        #expect(!body.resume(landed))
    }

    @Test func bodyThatWasTaken_isNotDisplaced() throws {
        let strip = try Strip()
        let first = strip.body(1, count: 50)
        let taken = try #require(first.take(into: ScratchMemory()))
        try strip.landing.noteWriting(70, to: strip.run)
        #expect(first.leavePlace() == nil)
        #expect(Array(taken.bytes) == bytes([(1, 50)]))
    }

    // MARK: Encrypted

    private static let secret = ArrivingCipher.Secret(
        key: Array(repeating: 0x5A, count: 16), initializationVector: Array(0..<16))

    /// One packet of a transport stream, and what `openssl enc` makes of it.
    private func packet() throws -> (plain: [UInt8], cipher: [UInt8]) {
        let cipher =
            "JMKBvem+68/0yECnFQr56rTBZSjjgHFjvKuwaRWZxsZEGH3lnBfqS2S2R8eeJ6Dtsv/4YT/vvmusOTPPi1Bojt5E+P2NN3B5"
            + "lEbGr5OgAZkhamq6KRU65c5/cE3r0ad8FNuRJPDybJGnEnkPj/IaF58ZbjiyVXnmF48JpsNixZQMOIzHXSgTfAr2vLiBs7N5"
            + "ZuNqGosqmi5OxOf0v744ObwjmljaZWyCt1jYS/1mc3DvHXI7WkA7hLeQloj1+kog"
        return ([0x47] + [UInt8](repeating: 3, count: 187), Array(try #require(Data(base64Encoded: cipher))))
    }

    /// 184 bytes, four less than a packet, whose cipher is as long as that of one.
    private func shortPacket() throws -> (plain: [UInt8], cipher: [UInt8]) {
        let cipher =
            "8y654qGEW8y7pfkkPI9XBUlEINXdfZKxxx1zOOpJwQBLtHcUF5JxU/g2juZeZytivPijL8odZr7hxXUtre9rzGI8k/z9Snfl"
            + "7PO0BQ4b3VZtt5oUCsmJuQWjJ/g4SegExXFMsGugx/jrdZlmiIIT34wpQUO43O6xAULvznCHDuH3Ygbrg/QMpz4XCJ2mD4b0"
            + "DaKqZ6tEalCRt7tHiZBbugsAVbuhuSa8i0eOB8KEPz7bCesm0mANW+NY+uA/xYa7"
        return ([UInt8](repeating: 9, count: 184), Array(try #require(Data(base64Encoded: cipher))))
    }

    private func encryptedBody(_ segment: Int, of strip: Strip) -> SegmentBody {
        SegmentBody(
            segment..<segment + 1, budget: strip.budget, files: SpareFiles(folder: strip.folder.path("")),
            landing: strip.landing, isEncrypted: true)
    }

    private func feed(_ bytes: ArraySlice<UInt8>, to body: SegmentBody) {
        #expect(bytes.withUnsafeBytes { body.append($0, at: Int64(bytes.startIndex)) } == nil)
    }

    @Test(arguments: [0, 50, 192])
    func encryptedBody_arrivesPlain_onceTheKeyIsThere(before: Int) throws {
        let strip = try Strip()
        let (plain, cipher) = try packet()
        let body = encryptedBody(1, of: strip)
        #expect(body.expect(0, count: 192) == 192)
        if before > 0 { feed(cipher[..<before], to: body) }
        body.setSecret(Self.secret)
        if before < 192 { feed(cipher[before...], to: body) }
        let taken = try #require(body.take(into: ScratchMemory()))
        guard before < 192 else {
            // Nothing came after the key: whoever writes it decrypts it.
            #expect(taken.decryption == .none)
            return #expect(Array(taken.bytes) == cipher)
        }
        #expect(taken.decryption == .done)
        #expect(taken.place?.offset == 100)
        #expect(Array(taken.bytes) == plain)
        // Nothing begins in this packet.
        #expect(taken.digest == [])
    }

    @Test func encryptedBodies_lieBehindEachOther() throws {
        let strip = try Strip()
        let (plain, cipher) = try packet()
        let bodies = [1, 2].map { encryptedBody($0, of: strip) }
        for body in bodies {
            body.setSecret(Self.secret)
            #expect(body.expect(0, count: 192) == 192)
        }
        feed(cipher[...], to: bodies[1])
        feed(cipher[96...], to: bodies[0])
        feed(cipher[..<96], to: bodies[0])
        #expect(bodies.map(\.isWhole) == [true, true])
        for (number, body) in bodies.enumerated() {
            let taken = try #require(body.take(into: ScratchMemory()))
            #expect(taken.place?.offset == Int64(100 + number * 188))
            #expect(Array(taken.bytes) == plain)
        }
    }

    @Test func bodyOfAnotherLengthThanForeseen_leavesThePlaceOfTheNext() throws {
        let strip = try Strip()
        let (plain, cipher) = try shortPacket()
        let first = encryptedBody(1, of: strip)
        first.setSecret(Self.secret)
        #expect(first.expect(0, count: 192) == 192)
        let second = strip.body(2, count: 30)
        feed(cipher[...], to: first)
        let taken = try #require(first.take(into: ScratchMemory()))
        #expect(taken.place == nil)
        #expect(taken.decryption == .done)
        #expect(Array(taken.bytes) == plain)
        #expect(second.take(into: ScratchMemory()).map { Array($0.bytes) } == bytes([(2, 30)]))
    }

    @Test func bodyWithTheWrongKey_isKnownToBeWrong() throws {
        let strip = try Strip()
        let body = encryptedBody(1, of: strip)
        body.setSecret(ArrivingCipher.Secret(key: Array(repeating: 1, count: 16), initializationVector: Array(0..<16)))
        #expect(body.expect(0, count: 192) == 192)
        feed(try packet().cipher[...], to: body)
        #expect(body.take(into: ScratchMemory())?.decryption == .failed)
    }
}
