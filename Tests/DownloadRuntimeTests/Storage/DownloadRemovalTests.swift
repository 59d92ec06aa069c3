import DownloadRuntime
import MediaModel
import Testing
import ZentrioTestSupport

struct DownloadRemovalTests {
    private let folder: TestFolder
    private let film: String

    init() throws {
        folder = try TestFolder()
        film = "zentrio/downloads/default/Movies/Metropolis (1927)/Metropolis (1927)"
        let endings = [".mp4", ".en.srt", "-poster.jpg", ".mp4.zentrio-part"]
        for ending in endings { try TestFolder.write([1], to: folder.path(film + ending)) }
        try TestFolder.write([1], to: folder.path("zentrio/downloads/default/Movies/Metropolis (1927)/poster.jpg"))
    }

    private func remove(_ cleanup: StoredDownload.Cleanup) throws {
        let path = folder.path("\(film).mp4")
        let download = Download(
            request: try Samples.film(), state: .completed, addedAt: ManualClock.start, finalPath: path)
        try DownloadRemoval(
            of: StoredDownload(download: download, targetPath: path, cleanup: cleanup), root: folder.path
        ).run()
    }

    @Test func unfinished_deletesOnlyThePartFile() throws {
        try remove(.unfinished)
        #expect(folder.files.count == 4)
        #expect(!folder.files.contains { $0.hasSuffix(".zentrio-part") })
    }

    @Test func everything_deletesSidecarsPicturesAndEmptyFolders() throws {
        try remove(.everything)
        #expect(folder.files == [])
        #expect(!TestFolder.exists(folder.path("zentrio/downloads/default")))
    }

    @Test func everything_leavesAnotherFilmInTheFolderAlone() throws {
        let other = "zentrio/downloads/default/Movies/Metropolis (1927)/Metropolis (1927) (2).mp4"
        try TestFolder.write([1], to: folder.path(other))
        try remove(.everything)
        #expect(
            folder.files == [
                "zentrio/downloads/default/Movies/Metropolis (1927)/Metropolis (1927) (2).mp4",
                "zentrio/downloads/default/Movies/Metropolis (1927)/poster.jpg",
            ])
    }

    @Test func everything_leavesFilesThatOnlyBeginWithTheNameAlone() throws {
        let others = [".Resurrected.en.srt", "-holiday.jpg", "-2.nl.vtt", ".en.director.ass", "-poster.srt", ".en.jpg"]
        for ending in others { try TestFolder.write([1], to: folder.path(film + ending)) }
        for ending in [".nl.forced.vtt", ".pt-BR.2.ass", ".srt"] {
            try TestFolder.write([1], to: folder.path(film + ending))
        }
        try remove(.everything)
        #expect(folder.files.filter { !$0.hasSuffix("/poster.jpg") } == others.map { film + $0 }.sorted())
    }

    @Test(arguments: [".mkv", ".webm.zentrio-part"])
    func everything_leavesTheSubtitlesOfTheSameFilmWithAnotherEnding(ending: String) throws {
        try TestFolder.write([1], to: folder.path(film + ending))
        try remove(.everything)
        #expect(!TestFolder.exists(folder.path(film + ".mp4")))
        #expect(TestFolder.exists(folder.path(film + ending)))
        #expect(TestFolder.exists(folder.path(film + ".en.srt")))
        #expect(TestFolder.exists(folder.path(film + "-poster.jpg")))
    }

    @Test func twice_isFine() throws {
        try remove(.everything)
        try remove(.everything)
        #expect(folder.files == [])
    }
}
