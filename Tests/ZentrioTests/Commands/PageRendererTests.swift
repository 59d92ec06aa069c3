import DesktopIntegration
import ImmediateUI
import Testing

@testable import Zentrio

/// Every page that the design shows, pixel by pixel, as the software renderer draws it.
struct PageRendererTests {
    @Test(arguments: [
        SampleModel.Scene.downloads, .downloadsEmpty, .downloadsFailed, .pasteLink, .quality, .select, .confirmDelete,
    ])
    func page_looksAsStored(scene: SampleModel.Scene) throws {
        try expect(scene, theme: .dark, matches: "page-\(scene.rawValue)")
    }

    @Test(arguments: [Settings.Theme.light, .highContrast])
    func downloads_inOtherThemes_lookAsStored(theme: Settings.Theme) throws {
        try expect(.downloads, theme: theme, matches: "page-downloads-\(theme.rawValue)")
    }

    @Test func downloads_inANarrowWindow_lookAsStored() throws {
        try expect(.downloads, theme: .dark, size: Extent(width: 720, height: 900), matches: "page-downloads-narrow")
    }

    @Test(arguments: [SampleModel.Scene.downloads, .pasteLink, .settingsAppearance])
    func arabicPage_runsFromTheRightAndLooksAsStored(scene: SampleModel.Scene) throws {
        try expect(scene, theme: .dark, language: .arabic, matches: "page-\(scene.rawValue)-ar")
    }

    @Test func germanPage_looksAsStored() throws {
        try expect(.downloads, theme: .dark, language: .german, matches: "page-downloads-de")
    }

    private func expect(
        _ scene: SampleModel.Scene, theme: Settings.Theme, size: Extent = Extent(width: 1_280, height: 800),
        language: Language = .english, matches name: String
    ) throws {
        let renderer = try PageRenderer(resources: try ResourceDirectory.find(), theme: theme, language: language)
        GoldenImage.expect(try renderer.paint(scene, size: size).bitmap, matches: name)
    }
}
