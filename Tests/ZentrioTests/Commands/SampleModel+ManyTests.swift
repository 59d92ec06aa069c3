import MediaModel
import Testing

@testable import Zentrio

struct SampleModelManyTests {
    @Test func many_aThousand_areAThousandDifferentOnes() throws {
        let model = try SampleModel(artworkDirectory: ProjectFolders.artwork).many(1_000)
        let shelf = model.downloads
        let ids = Array(shelf.active) + shelf.queued + shelf.failed + shelf.finishedIDs
        #expect(Set(ids).count == 1_000)
        #expect(shelf.queued.count >= 90)
    }
}
