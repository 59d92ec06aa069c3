import DesktopIntegration
import ImmediateUI
import Testing

@testable import Zentrio

/// Every page, pixel by pixel, as the software renderer draws it.
struct PageRendererTests {
    private static let usual = Extent(width: 1_280, height: 800)
    private static let smallest = Extent(width: 480, height: 480)

    @Test(arguments: SampleModel.Scene.allCases)
    func page_looksAsStored(scene: SampleModel.Scene) throws {
        try expect(scene, scale: 0.75, matches: "page-\(scene.rawValue)")
    }

    @Test(arguments: [SampleModel.Scene.downloads, .widgets])
    func page_atTheDesignsSize_looksAsStored(scene: SampleModel.Scene) throws {
        try expect(scene, matches: "page-\(scene.rawValue)-100")
    }

    /// Made small: colours and lines show, the letters are those of the dark pages.
    @Test(arguments: SampleModel.Scene.allCases, [Settings.Theme.light, .highContrast])
    func page_inOtherThemes_looksAsStored(scene: SampleModel.Scene, theme: Settings.Theme) throws {
        try expect(scene, theme: theme, scale: 0.375, matches: "page-\(scene.rawValue)-\(theme.rawValue)")
    }

    @Test(arguments: SampleModel.Scene.pages)
    func arabicPage_runsFromTheRightAndLooksAsStored(scene: SampleModel.Scene) throws {
        try expect(scene, scale: 0.5, language: .arabic, matches: "page-\(scene.rawValue)-ar")
    }

    /// The smallest window, on a monitor whose pixels are not the design's.
    @Test(arguments: SampleModel.Scene.pages)
    func page_inTheSmallestWindowAt125Percent_looksAsStored(scene: SampleModel.Scene) throws {
        try expect(scene, size: PageRendererTests.smallest, scale: 1.25, matches: "page-\(scene.rawValue)-smallest")
    }

    @Test(arguments: [SampleModel.Scene.downloads, .storage, .settingsAppearance])
    func page_inAWideWindowAt125Percent_looksAsStored(scene: SampleModel.Scene) throws {
        let size = Extent(width: 1_024, height: 640)
        try expect(scene, size: size, scale: 1.25, matches: "page-\(scene.rawValue)-125")
    }

    @Test func downloads_inANarrowWindow_lookAsStored() throws {
        try expect(.downloads, size: Extent(width: 720, height: 900), matches: "page-downloads-narrow")
    }

    @Test(arguments: [SampleModel.Scene.downloads, .settings])
    func page_withTheLargestText_looksAsStored(scene: SampleModel.Scene) throws {
        try expect(scene, scale: 0.75, textSize: .largest, matches: "page-\(scene.rawValue)-large-text")
    }

    @Test(arguments: [SampleModel.Scene.downloads, .pasteLink])
    func germanPage_looksAsStored(scene: SampleModel.Scene) throws {
        try expect(scene, scale: 0.75, language: .german, matches: "page-\(scene.rawValue)-de")
    }

    private func expect(
        _ scene: SampleModel.Scene, theme: Settings.Theme = .dark, size: Extent = PageRendererTests.usual,
        scale: Float = 1, textSize: Settings.TextSize = .normal, language: Language = .english, matches name: String
    ) throws {
        let renderer = try PageRenderer(
            resources: try ResourceDirectory.find(), theme: theme, scale: scale, textSize: textSize,
            language: language)
        GoldenImage.expect(try renderer.paint(scene, size: size).bitmap, matches: name)
    }
}
