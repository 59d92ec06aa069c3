import Glibc
import MediaModel
import Testing
import ZentrioTestSupport

@testable import DownloadRuntime

struct PartialFileHandleHolesTests {
    /// An open file of 1 MiB whose bytes are all there.
    private func handle(_ folder: TestFolder) throws -> PartialFileHandle {
        let file = PartialFile(path: folder.path("film.mp4" + PartialFile.suffix))
        try TestFolder.write([UInt8](repeating: 0, count: 1 << 20), to: file.path)
        return try file.open(createsFolders: false)
    }

    @Test func holes_writtenFile_hasNone() throws {
        let folder = try TestFolder()
        let handle = try handle(folder)
        #expect(handle.holes(in: .mebibytes(1)).isEmpty)
        #expect(handle.holes(in: .kibibytes(1)).isEmpty)
    }

    @Test func holes_fileThatEndsEarly_isTheRest() throws {
        let folder = try TestFolder()
        #expect(try handle(folder).holes(in: .mebibytes(3)) == [1 << 20..<3 << 20])
    }

    @Test func holes_fileCutAndWrittenOn_isWhatLiesBetween() throws {
        let folder = try TestFolder()
        let handle = try handle(folder)
        try handle.truncate(to: .kibibytes(256))
        let rest = [UInt8](repeating: 1, count: 1 << 18)
        #expect(rest.withUnsafeBytes { bytes in handle.write(bytes, at: 3 << 18) } == nil)
        #expect(handle.holes(in: .mebibytes(1)) == [1 << 18..<3 << 18])
    }

    @Test func path_fileDeletedOrReplaced_leadsElsewhere() throws {
        let folder = try TestFolder()
        let handle = try handle(folder)
        #expect(handle.isAtItsPath)
        #expect(unlink(handle.path) == 0)
        #expect(!handle.isAtItsPath)
        try TestFolder.write([1], to: handle.path)
        #expect(!handle.isAtItsPath)
    }
}
