import Testing

@testable import DownloadRuntime

struct PacketDigestTests {
    /// Packets that are filled with their number; every third one begins something.
    private func stream(_ packets: Int) -> [UInt8] { (0..<packets).flatMap(packet) }

    private func packet(_ number: Int) -> [UInt8] {
        let head: [UInt8] = [0x47, number % 3 == 0 ? 0x41 : 0x01]
        return head + [UInt8](repeating: UInt8(number), count: 186)
    }

    private func digest(_ bytes: [UInt8], pieceSize: Int) -> PacketDigest {
        var digest = PacketDigest()
        for start in stride(from: 0, to: bytes.count, by: pieceSize) {
            bytes[start..<min(start + pieceSize, bytes.count)].withUnsafeBytes { digest.add($0, at: start) }
        }
        return digest
    }

    @Test(arguments: [1, 2, 100, 187, 188, 189, 400, 10_000])
    func packetsThatBeginSomething_areKept(pieceSize: Int) {
        let bytes = stream(20)
        let kept: [UInt8] = stride(from: 0, to: 20, by: 3).flatMap(packet)
        #expect(digest(bytes, pieceSize: pieceSize).packets(of: bytes.count) == kept)
    }

    @Test(arguments: [1, 100, 188, 10_000])
    func packetsOverWhichATableGoesOn_areKept(pieceSize: Int) {
        let tables = TransportPackets.tables(sounds: (0..<40).map { "l\($0 + 10)" })
        let rest = TransportPackets.packet(0x101, [0, 1, 2, 3], isStart: false, counter: 1)
        let bytes = Array(tables[..<(2 * 188)]) + rest + Array(tables[(2 * 188)...]) + rest
        #expect(tables.count == 4 * 188)
        #expect(digest(bytes, pieceSize: pieceSize).packets(of: bytes.count) == tables)
    }

    @Test(arguments: [1, 188, 1_000])
    func cutPacket_makesNoDigest(pieceSize: Int) {
        let bytes = Array(stream(4).dropLast(10))
        #expect(digest(bytes, pieceSize: pieceSize).packets(of: bytes.count) == nil)
    }

    @Test func packetWithoutItsSyncByte_makesNoDigest() {
        var bytes = stream(4)
        bytes[188] = 0
        #expect(digest(bytes, pieceSize: 100).packets(of: bytes.count) == nil)
    }

    @Test func bytesOutOfTurn_makeNoDigest() {
        let bytes = stream(4)
        var digest = PacketDigest()
        bytes[376...].withUnsafeBytes { digest.add($0, at: 376) }
        bytes[..<376].withUnsafeBytes { digest.add($0, at: 0) }
        #expect(digest.packets(of: bytes.count) == nil)
    }

    @Test func otherLengthThanTheSegments_isNoDigestOfIt() {
        let bytes = stream(4)
        #expect(digest(bytes, pieceSize: 188).packets(of: 188) == nil)
        #expect(PacketDigest().packets(of: 0) == nil)
    }
}
