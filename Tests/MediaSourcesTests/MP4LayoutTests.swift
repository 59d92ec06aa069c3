import MediaModel
import Testing

@testable import MediaSources

struct MP4LayoutTests {
    /// A box with a 32-bit size.
    private func box(_ type: String, _ count: Int) -> [UInt8] {
        let size = UInt32(count + 8)
        return (0..<4).map { UInt8(truncatingIfNeeded: size >> (24 - 8 * UInt32($0))) } + Array(type.utf8)
            + [UInt8](repeating: 0, count: count)
    }

    @Test func headerInFront_isHere() {
        let bytes = box("ftyp", 8) + box("moov", 100) + box("mdat", 50)
        #expect(MP4Layout(bytes, at: 0, fileSize: ByteCount(bytes.count)) == .here(16..<124))
    }

    @Test func headerCutOff_isAtItsRange() {
        let bytes = box("ftyp", 8) + box("moov", 100)
        #expect(MP4Layout(Array(bytes[..<60]), at: 0, fileSize: ByteCount(bytes.count)) == .at(16..<124))
    }

    @Test func mediaInFront_isBeyond() {
        let bytes = box("ftyp", 8) + box("mdat", 1000)
        let size = ByteCount(bytes.count + 100)
        #expect(MP4Layout(Array(bytes[..<60]), at: 0, fileSize: size) == .beyond(Int64(bytes.count)))
    }

    @Test func mediaOf64BitSize_isBeyond() {
        let head: [UInt8] = [0, 0, 0, 1] + Array("mdat".utf8) + [0, 0, 0, 2, 0, 0, 0, 0]
        let bytes = box("ftyp", 8) + head + [UInt8](repeating: 0, count: 20)
        #expect(MP4Layout(bytes, at: 0, fileSize: .gibibytes(9)) == .beyond(16 + 0x2_0000_0000))
    }

    @Test func partFromTheMiddle_countsFromItsOffset() {
        let bytes = box("free", 10) + box("moov", 30)
        #expect(MP4Layout(bytes, at: 5000, fileSize: ByteCount(5056)) == .here(18..<56))
        #expect(MP4Layout(Array(bytes[..<30]), at: 5000, fileSize: ByteCount(5056)) == .at(5018..<5056))
    }

    @Test(arguments: [
        [], [0, 0, 0, 3, 102, 116, 121, 112], [255, 255, 255, 255, 0, 1, 2, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        [0, 0, 0, 1, 109, 100, 97, 116, 255, 255, 255, 255, 255, 255, 255, 255, 0],
    ])
    func brokenBytes_areNone(bytes: [UInt8]) {
        #expect(MP4Layout(bytes, at: 0, fileSize: ByteCount(bytes.count)) == .none)
    }

    @Test func endlessLastBox_isNone() {
        let bytes = box("ftyp", 8) + [0, 0, 0, 0] + Array("mdat".utf8) + [1, 2, 3]
        #expect(MP4Layout(bytes, at: 0, fileSize: ByteCount(bytes.count)) == .none)
    }
}
