import Testing

@testable import Zentrio

struct PictureFileTests {
    private func key(_ path: String, radius: Float = 0) -> PictureKey {
        PictureKey(path: path, width: 40, height: 60, radii: PhysicalRadii(radius))
    }

    @Test func picture_fillsTheWantedSize() throws {
        let bitmap = try #require(PictureFile.load(key(ProjectFolders.artwork + "/metropolis-wide.webp")))
        #expect(bitmap.width == 40 && bitmap.height == 60)
        #expect(bitmap.pixels.allSatisfy { $0 >> 24 == 255 })
    }

    @Test func roundedCorners_areTransparent() throws {
        let bitmap = try #require(PictureFile.load(key(ProjectFolders.artwork + "/metropolis-wide.webp", radius: 8)))
        #expect(bitmap[0, 0] >> 24 == 0)
        #expect(bitmap[39, 59] >> 24 == 0)
        #expect(bitmap[20, 0] >> 24 == 255)
    }

    @Test func fileThatIsNoPicture_isNil() {
        #expect(PictureFile.load(key(#filePath)) == nil)
        #expect(PictureFile.load(key("/nonexistent.png")) == nil)
    }

    @Test func vector_hasTheWantedSize() throws {
        let icon = try #require(PictureFile.vector(ProjectFolders.icons + "/pause.svg", width: 20, height: 20))
        #expect(icon.width == 20 && icon.height == 20)
        #expect(icon.layers().colored == nil)
    }
}
