import Glibc
import Testing
import ZentrioTestSupport

@testable import DownloadRuntime

struct SpareFilesTests {
    @Test func fileThatWasGivenBack_isUsedAgain_andHasNoName() throws {
        let folder = try TestFolder()
        let files = SpareFiles(folder: folder.path(""))
        let (first, second) = (files.take(), files.take())
        #expect(first >= 0 && second >= 0 && first != second)
        files.put(first)
        #expect(files.take() == first)
        #expect(Disk.names(in: folder.path("")).isEmpty)
        files.put(first)
        files.put(second)
    }

    @Test func folderThatIsNotThere_givesTheErrorNumber() {
        #expect(SpareFiles(folder: "/nowhere/at/all").take() == -ENOENT)
    }
}
