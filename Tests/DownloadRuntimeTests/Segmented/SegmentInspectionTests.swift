import Testing

@testable import DownloadRuntime

struct SegmentInspectionTests {
    private func inspect(_ bytes: [UInt8]) throws -> SegmentInspection {
        try bytes.withUnsafeBytes { try SegmentInspection.inspect($0) }
    }

    private static let packets = [[UInt8]](repeating: [0x47] + [UInt8](repeating: 0, count: 187), count: 4).flatMap(
        \.self)

    @Test func transportStream_isKnown_alsoBehindAPicture() throws {
        #expect(try inspect(Self.packets) == SegmentInspection(container: .transportStream, skip: 0))
        let picture: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 1, 2, 3]
        #expect(try inspect(picture + Self.packets) == SegmentInspection(container: .transportStream, skip: 7))
    }

    @Test(arguments: ["ftyp", "styp", "moof", "sidx"]) func boxes_areKnown(type: String) throws {
        #expect(try inspect([0, 0, 0, 8] + Array(type.utf8)).container == .fragmentedMP4)
    }

    @Test func packedAudio_hasTheTimeOfItsTag() throws {
        let owner = Array("com.apple.streaming.transportStreamTimestamp".utf8) + [0]
        let time: [UInt8] = [0, 0, 0, 0, 0, 0x0D, 0xBB, 0xA0]
        let body = Array("PRIV".utf8) + [0, 0, 0, UInt8(owner.count + 8), 0, 0] + owner + time
        let tag: [UInt8] = Array("ID3".utf8) + [4, 0, 0, 0, 0, 0, UInt8(body.count)] + body
        let sound: [UInt8] = [0xFF, 0xF1, 0x4C, 0x80, 0x01, 0x1F, 0xFC, 0]
        let found = try inspect(tag + sound)
        #expect(found == SegmentInspection(container: .packedAudio(.aac), skip: tag.count, time: 10))
    }

    @Test func otherThings_areNamed() {
        #expect(throws: SegmentFlaw.empty) { try inspect([]) }
        #expect(throws: SegmentFlaw.webPage) { try inspect(Array("<!DOCTYPE html><html>".utf8)) }
        #expect(throws: SegmentFlaw.notMedia) { try inspect(Array("#EXTM3U\n#EXTINF:4,\nfile:///x\n".utf8)) }
        #expect(throws: SegmentFlaw.notMedia) {
            try inspect([0x89, 0x50, 0x4E, 0x47] + [UInt8](repeating: 1, count: 2_000))
        }
    }
}
