import DesktopIntegration
import ImmediateUI
import Testing
import ZentrioTestSupport

@testable import Zentrio

struct PageRendererTests {
    private static let size = Extent(width: 1_280, height: 800)

    private func picture(_ scene: SampleModel.Scene, theme: Settings.Theme = .dark) throws -> Bitmap {
        let folder = try TestFolder()
        let renderer = try PageRenderer(resources: try ResourceDirectory.find(), theme: theme)
        try renderer.render(scene, size: PageRendererTests.size, to: folder.path("page.png"))
        return try #require(PictureFile.decode(folder.path("page.png")))
    }

    @Test(arguments: [
        SampleModel.Scene.downloads, .downloadsEmpty, .downloadsFailed, .pasteLink, .quality,
    ])
    func page_looksAsStored(scene: SampleModel.Scene) throws {
        GoldenImage.expect(try picture(scene), matches: "page-\(scene.rawValue)")
    }

    @Test(arguments: [Settings.Theme.light, .highContrast])
    func downloads_inAnotherTheme_lookAsStored(theme: Settings.Theme) throws {
        GoldenImage.expect(try picture(.downloads, theme: theme), matches: "page-downloads-\(theme.rawValue)")
    }

    @Test func page_drawnTwice_isTheSame() throws {
        #expect(try picture(.quality).pixels == picture(.quality).pixels)
    }

    @Test func scroll_showsWhatIsFurtherDown() throws {
        let renderer = try PageRenderer(resources: try ResourceDirectory.find())
        let top = try renderer.draw(.downloads, size: PageRendererTests.size)
        let scrolled = try renderer.draw(.downloads, size: PageRendererTests.size, scroll: 300)
        let before = try #require(top.accessibility.find(role: .heading, label: "Downloads"))
        let after = try #require(scrolled.accessibility.find(role: .heading, label: "Downloads"))
        #expect(after.frame.y == before.frame.y - 300)
    }
}
