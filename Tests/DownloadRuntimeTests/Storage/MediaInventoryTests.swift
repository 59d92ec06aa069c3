import DownloadRuntime
import MediaModel
import Testing
import ZentrioTestSupport

struct MediaInventoryTests {
    @Test(arguments: [
        try? Samples.film("Metropolis", year: 1927), try? Samples.film("Nosferatu", year: nil),
        try? Samples.episode("The Show - Part S", 12),
    ])
    func nameOfADownload_isReadBack(request: DownloadRequest?) throws {
        let request = try #require(request)
        let directory = DownloadDirectory(root: "/media")
        let path = directory.path(for: request)
        let relative = String(path.dropFirst(directory.folder(of: request.profile).count + 1))
        #expect(MediaInventory.item(ofFileAt: relative) == request.item)
    }

    @Test func secondOfAName_hasTheSameTitle() {
        let item = MediaInventory.item(ofFileAt: "Movies/Metropolis (1927)/Metropolis (1927) (2).mp4")
        #expect(item == MediaItem(title: "Metropolis", year: 1927))
    }

    @Test func files_areFoundWithTheirSizesAndNothingElse() throws {
        let folder = try TestFolder()
        try TestFolder.write([1, 2, 3], to: folder.path("Movies/A (2001)/A (2001).mp4"))
        try TestFolder.write([1], to: folder.path("Movies/A (2001)/poster.jpg"))
        try TestFolder.write([1, 2], to: folder.path("Clips/B.mkv.zentrio-part"))
        try TestFolder.write([1], to: folder.path(".hidden/C.mp4"))
        let files = MediaInventory(folder: folder.path).files()
        #expect(files.map(\.path) == [folder.path("Clips/B.mkv"), folder.path("Movies/A (2001)/A (2001).mp4")])
        #expect(files.map(\.size) == [ByteCount(2), ByteCount(3)])
        #expect(files.map(\.isPartial) == [true, false])
    }

    @Test func folderThatIsNotThere_isEmpty() {
        #expect(MediaInventory(folder: "/nonexistent/zentrio").files() == [])
    }
}
