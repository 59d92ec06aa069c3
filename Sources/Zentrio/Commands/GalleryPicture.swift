import ImmediateUI

/// One picture of the gallery: a page in one state, at one size, in one theme.
nonisolated struct GalleryPicture: Sendable {
    var scene: SampleModel.Scene
    var size = Extent(width: 1_280, height: 800)
    var theme = Settings.Theme.dark
    var scale: Float = 1
    var textSize = Settings.TextSize.normal
    var seat = Style.Seat.desktop
    var language = Language.english
    var scroll: Float = 0
    var tabs = 0
    /// The design's picture of the same, without its ending.
    var mockup: String?

    /// What it shows, in one line; no two pictures have the same.
    var name: String {
        var parts = [scene.rawValue, "\(Int(size.width))x\(Int(size.height))", theme.rawValue]
        if scale != 1 { parts.append("\(Int((scale * 100).rounded()))-percent") }
        if textSize != .normal { parts.append("\(textSize.rawValue)-text") }
        if seat == .couch { parts.append("tv") }
        if language != .english { parts.append(language.rawValue) }
        if scroll > 0 { parts.append("scrolled-\(Int(scroll))") }
        if tabs > 0 { parts.append("focus-\(tabs)") }
        return parts.joined(separator: " ")
    }

    var fileName: String { name.replacing(" ", with: "-") + ".png" }

    // MARK: All of them

    static let all = beside + themes + sizes + languages + television

    /// Those that the design has too.
    private static let beside: [GalleryPicture] = [
        .init(scene: .downloads, size: Extent(width: 1_280, height: 1_850), mockup: "h0-downloads-full"),
        .init(scene: .downloads, mockup: "h1-downloads"),
        .init(scene: .downloads, scroll: 612, mockup: "h2-downloads-ready"),
        .init(scene: .select, scroll: 612, mockup: "h3-downloads-select"),
        .init(scene: .offline, mockup: "h4-downloads-offline"),
        .init(scene: .downloadsEmpty, mockup: "i-downloads-empty"),
        .init(scene: .storage, mockup: "j-storage"),
        .init(scene: .settings, mockup: "l2-settings-downloads"),
        .init(scene: .settingsAppearance, mockup: "l3-settings-more"),
        .init(scene: .pasteLink, mockup: "m-add-download"),
        .init(scene: .downloads, theme: .light, mockup: "p-downloads-light"),
        .init(scene: .downloads, theme: .highContrast, mockup: "p2-downloads-high-contrast"),
        .init(scene: .downloads, size: Extent(width: 720, height: 900), mockup: "q-downloads-narrow"),
        .init(scene: .quality, mockup: "g1-quality"),
        .init(scene: .qualityMore, mockup: "g2-quality-more"),
        .init(scene: .metrics, mockup: "n-metrics"),
        .init(scene: .widgets, size: Extent(width: 1_280, height: 1_664), mockup: "x1-components"),
        .init(scene: .foundations, size: Extent(width: 1_280, height: 1_180), mockup: "x2-foundations"),
    ]

    private static let themes: [GalleryPicture] = SampleModel.Scene.allCases.flatMap { scene in
        [Settings.Theme.dark, .light, .highContrast].map { theme in
            GalleryPicture(scene: scene, theme: theme, tabs: 1)
        }
    }

    private static let sizes: [GalleryPicture] = SampleModel.Scene.pages.flatMap { scene in
        [
            GalleryPicture(scene: scene, size: Extent(width: 1_920, height: 1_080)),
            GalleryPicture(scene: scene, size: Extent(width: 480, height: 480)),
            GalleryPicture(scene: scene, scale: 1.25), GalleryPicture(scene: scene, textSize: .largest),
        ]
    }

    private static let languages: [GalleryPicture] = SampleModel.Scene.pages.flatMap { scene in
        [Language.arabic, .german, .pseudo].map { GalleryPicture(scene: scene, language: $0) }
    }

    private static let television: [GalleryPicture] = SampleModel.Scene.pages.map { scene in
        GalleryPicture(scene: scene, size: Extent(width: 1_920, height: 1_080), seat: .couch, tabs: 1)
    }
}
