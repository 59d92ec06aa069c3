import Testing
import ZentrioTestSupport

@testable import Zentrio

nonisolated struct WorkingFolderTests {
    @Test func path_ofAFile_isNoPlaceForAFolder() throws {
        let folder = try TestFolder()
        try TestFolder.write([1], to: folder.path("film.mp4"))
        #expect(WorkingFolder.holdsFile(at: folder.path("film.mp4")))
        #expect(!WorkingFolder.holdsFile(at: folder.path("nowhere")))
        #expect(!WorkingFolder.holdsFile(at: "/"))
    }
}
