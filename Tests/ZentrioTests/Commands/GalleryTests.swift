import DesktopIntegration
import Foundation
import Testing
import ZentrioTestSupport

@testable import Zentrio

struct GalleryTests {
    @Test func draw_onePictureWithItsMockup_writesBothAndAPage() throws {
        let folder = try TestFolder()
        let picture = GalleryPicture(scene: .home, mockup: "b-home")
        try Data("a picture".utf8).write(to: URL(filePath: folder.path("b-home.png")))
        let gallery = Gallery(
            resources: try ResourceDirectory.find(), output: folder.path("gallery"), mockups: folder.path)
        let page = try gallery.draw([picture])
        let html = try String(contentsOfFile: page, encoding: .utf8)
        #expect(html.contains("src=\"b-home.png\""))
        #expect(html.contains("src=\"\(picture.fileName)\""))
        #expect(TestFolder.exists(folder.path("gallery/b-home.png")))
        #expect(PictureFile.decode(folder.path("gallery/\(picture.fileName)"))?.width == 1_280)
    }

    @Test func html_withoutMockups_showsOurPicturesOnly() {
        let html = Gallery.html([GalleryPicture(scene: .downloads, mockup: "h1-downloads")], hasMockups: false)
        #expect(!html.contains("h1-downloads.png"))
        #expect(html.contains("downloads-1280x800-dark.png"))
    }
}
