import DesktopIntegration
import ImmediateUI

/// Draws pages with sample data through the software renderer.
struct PageRenderer {
    private let resources: ResourceDirectory
    private let shaper: TextShaper
    private let style: Style
    private let theme: Settings.Theme
    private let textSize: Settings.TextSize
    private let catalogue: Catalogue
    /// The graphics driver that paints; nil is memory.
    private let driver: String?

    init(
        resources: ResourceDirectory, theme: Settings.Theme = .dark, scale: Float = 1,
        textSize: Settings.TextSize = .normal, seat: Style.Seat = .desktop, language: Language = .english,
        driver: String? = nil
    ) throws {
        self.driver = driver
        catalogue = try Catalogue.load(language, assets: resources.assets)
        self.resources = resources
        self.theme = theme
        self.textSize = textSize
        shaper = TextShaper(fonts: FontCache(folder: resources.fonts))
        style = try WindowStyle(resources: resources).style(for: theme, scale: scale, textSize: textSize, seat: seat)
    }

    /// Draws one page into a PNG file.
    ///
    /// - Throws: `OffscreenPainter.Failure` when the picture cannot be made or written.
    func render(_ scene: SampleModel.Scene, size: Extent, scroll: Float = 0, keys: [Key] = [], to path: String) throws {
        try paint(scene, size: size, scroll: scroll, keys: keys).writePNG(to: path)
    }

    /// Draws one page in memory.
    ///
    /// - Throws: `OffscreenPainter.Failure` when there is not enough memory, `SDLFailure` without the driver.
    func paint(
        _ scene: SampleModel.Scene, size: Extent, scroll: Float = 0, keys: [Key] = []
    ) throws -> OffscreenPainter {
        let icons = resources.assets + "/icons"
        let painter =
            if let driver {
                try OffscreenPainter(
                    driver: driver, size: size, scale: style.scale, shaper: shaper, iconFolder: icons)
            } else {
                try OffscreenPainter(size: size, scale: style.scale, shaper: shaper, iconFolder: icons)
            }
        let frame = try draw(scene, size: size, scroll: scroll, keys: keys)
        painter.paint(frame.drawList.commands, background: style.color.canvas)
        return painter
    }

    /// Lays one page out, after everything that moves has come to rest.
    ///
    /// - Parameters:
    ///   - scene: The page and its state.
    ///   - size: In logical pixels.
    ///   - scroll: How far it is scrolled, in logical pixels. The default is not at all.
    ///   - keys: What is pressed before, such as Tab to show the focus. The default is nothing.
    /// - Returns: The frame.
    /// - Throws: `WebAddress.Flaw` when the sample data is broken.
    func draw(_ scene: SampleModel.Scene, size: Extent, scroll: Float = 0, keys: [Key] = []) throws -> Frame {
        try Catalogue.$local.withValue(catalogue) { try drawInLanguage(scene, size: size, scroll: scroll, keys: keys) }
    }

    private func drawInLanguage(_ scene: SampleModel.Scene, size: Extent, scroll: Float, keys: [Key]) throws -> Frame {
        let ui = Context(style: style, measurer: shaper)
        if scene == .widgets || scene == .foundations { return specimen(scene, ui, size: size) }
        let pass = FramePass(ui: ui)
        var model = try SampleModel(artworkDirectory: resources.assets + "/artwork").model(for: scene)
        model.settings.theme = theme
        model.settings.textSize = textSize
        func frame(_ input: [InputEvent] = [], at time: Duration) -> Frame {
            pass.run(model, input: InputState(events: input), size: size, time: time) { actions in
                for action in actions { _ = model.perform(action) }
                return model
            }
        }
        _ = frame(at: .zero)
        let scroll = scene == .settingsAppearance ? 10_000 : scroll
        let middle = Point(x: size.width / 2, y: size.height / 2)
        let wheel = [InputEvent.pointerMoved(middle), .scrolled(dx: 0, dy: scroll, middle), .pointerLeft]
        _ = frame(scroll > 0 ? wheel : [], at: .milliseconds(16))
        let keys = scene == .menu ? Array(repeating: Key.down, count: 10) + [.menu] : keys
        for key in keys { _ = frame([.keyPressed(KeyStroke(key))], at: .milliseconds(32)) }
        _ = frame(at: .seconds(1))
        return frame(at: .milliseconds(1_500))
    }

    private func specimen(_ scene: SampleModel.Scene, _ ui: Context, size: Extent) -> Frame {
        func frame(at time: Duration) -> Frame {
            ui.begin(size: size, time: time)
            if scene == .widgets {
                WidgetSpecimen(ui, artwork: resources.assets + "/artwork").draw()
            } else {
                FoundationSpecimen(ui).draw()
            }
            return ui.end()
        }
        _ = frame(at: .zero)
        _ = frame(at: .seconds(1))
        // In the middle of the light's way over shapes that wait.
        return frame(at: .milliseconds(1_400 * 3 + 500))
    }
}
