import DesktopIntegration
import MediaSources
import Testing
import ZentrioTestSupport

@testable import Zentrio

nonisolated struct SamplePicturesTests {
    @Test func store_someNumbers_areFoundWithoutTheWeb() async throws {
        let folder = try TestFolder()
        let directories = XDGDirectories(environment: ["ZENTRIO_HOME": folder.path])
        let pictures = try SamplePictures(resources: try ResourceDirectory.find())
        try await pictures.store(3..<5, in: directories)
        let cache = ArtworkCache(directory: RuntimeSession.artworkFolder(in: directories), fetcher: pictures)
        let paths = try (2...5).map { cache.cachedPath(for: try SamplePictures.address($0)) }
        #expect(paths.map { $0 != nil } == [false, true, true, false])
        #expect(paths[1] != paths[2])
    }
}
