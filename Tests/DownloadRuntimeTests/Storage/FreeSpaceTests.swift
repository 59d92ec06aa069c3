import DownloadRuntime
import MediaModel
import Testing
import ZentrioTestSupport

struct FreeSpaceTests {
    @Test func folderThatIsNotThereYet_hasTheRoomOfTheOneAbove() throws {
        let folder = try TestFolder()
        let room = try #require(FreeSpace.available(at: folder.path("a/b/c")))
        #expect(room > .zero)
    }

    @Test func placeThatIsNoDisk_isNotFull() {
        #expect(FreeSpace.available(at: "/proc/film") == nil)
    }
}
