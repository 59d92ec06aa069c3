import Testing

@testable import DownloadRuntime

struct SegmentHeadTests {
    @Test func pieces_areKeptAsFarAsTheyBeginTheUnit() {
        let head = SegmentHead()
        let bytes = (0..<5_000).map { UInt8(truncatingIfNeeded: $0) }
        bytes.withUnsafeBytes { bytes in
            head.note(UnsafeRawBufferPointer(rebasing: bytes[..<1_000]), at: 0)
            head.note(UnsafeRawBufferPointer(rebasing: bytes[2_000...]), at: 2_000)
            head.note(UnsafeRawBufferPointer(rebasing: bytes[1_000...]), at: 1_000)
        }
        #expect(head.bytes == Array(bytes[..<4_096]))
    }
}
