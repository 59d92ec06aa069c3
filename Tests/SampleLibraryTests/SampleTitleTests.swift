import Foundation
import MediaModel
import Testing

@testable import SampleLibrary

struct SampleTitleTests {
    @Test func slugs_areUnique() {
        let slugs = SampleTitle.catalogue.flatMap(\.films).map(\.slug)
        #expect(Set(slugs).count == slugs.count)
    }

    @Test(arguments: SampleTitle.catalogue)
    func everyTitle_hasItsArtwork(title: SampleTitle) {
        let names = ["\(title.slug)-poster.webp", "\(title.slug)-wide.webp"] + title.films.map(\.pictureName)
        for name in names {
            #expect(FileManager.default.fileExists(atPath: "\(SampleFolder.artwork)/\(name)"), "\(name)")
        }
    }

    @Test(arguments: SampleTitle.catalogue.flatMap(\.films))
    func everyFilm_runsEightToTwentySeconds(film: SampleFilm) {
        #expect(film.sampleLength >= .seconds(8) && film.sampleLength <= .seconds(20))
    }

    @Test func largestFilms_takeVisibleTime() throws {
        let sintel = try #require(SampleTitle.film(slug: "sintel"))
        let sizes = sintel.variants.map(\.byteCount)
        #expect(sizes == sizes.sorted(by: >))
        #expect(sizes[0] > .mebibytes(30) && sizes[0] < .mebibytes(60))
        #expect(sizes[3] > .mebibytes(3))
    }
}
