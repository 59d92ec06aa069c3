import Glibc
import MediaModel
import Testing
import ZentrioTestSupport

@testable import DownloadRuntime

struct ScratchMemoryTests {
    /// A file whose bytes all are one number.
    private func file(_ number: UInt8, count: Int, in folder: TestFolder) throws -> PartialFileHandle {
        let handle = try PartialFile(path: folder.path("\(number)")).open(createsFolders: false)
        #expect([UInt8](repeating: number, count: count).withUnsafeBytes { handle.write($0, at: 0) } == nil)
        return handle
    }

    @Test func files_areReadOneAfterTheOther_whateverTheirSizes() throws {
        let folder = try TestFolder()
        let scratch = ScratchMemory()
        for (number, count) in [(1, 10), (2, 300_000), (3, 20)] as [(UInt8, Int)] {
            let handle = try file(number, count: count, in: folder)
            let bytes = try #require(SegmentBytes(reading: handle.descriptor, count: count, into: scratch))
            #expect(Array(bytes.bytes) == [UInt8](repeating: number, count: count))
            #expect(bytes.place == nil)
        }
    }

    @Test func fileThatIsTooShortOrTooLarge_isNotRead() throws {
        let folder = try TestFolder()
        let handle = try file(1, count: 10, in: folder)
        let scratch = ScratchMemory()
        #expect(scratch.read(handle.descriptor, count: 11) == nil)
        #expect(scratch.read(handle.descriptor, count: 0) == nil)
        try handle.truncate(to: .mebibytes(5))
        #expect(scratch.read(handle.descriptor, count: 5 << 20) == nil)
        #expect(scratch.read(handle.descriptor, count: 4 << 20)?.count == 4 << 20)
    }
}
