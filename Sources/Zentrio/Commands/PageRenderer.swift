import DesktopIntegration
import ImmediateUI

/// Draws pages with sample data through the software renderer.
struct PageRenderer {
    private let resources: ResourceDirectory
    private let shaper: TextShaper
    private let style: Style

    init(resources: ResourceDirectory, theme: Settings.Theme = .dark, scale: Float = 1) throws {
        self.resources = resources
        shaper = TextShaper(fonts: FontCache(folder: resources.fonts))
        style = try WindowStyle(resources: resources).style(for: theme, scale: scale)
    }

    /// Draws one page into a PNG file.
    ///
    /// - Throws: `OffscreenPainter.Failure` when the picture cannot be made or written.
    func render(_ scene: SampleModel.Scene, size: Extent, scroll: Float = 0, to path: String) throws {
        try paint(scene, size: size, scroll: scroll).writePNG(to: path)
    }

    /// Draws one page in memory.
    ///
    /// - Throws: `OffscreenPainter.Failure` when there is not enough memory.
    func paint(_ scene: SampleModel.Scene, size: Extent, scroll: Float = 0) throws -> OffscreenPainter {
        let painter = try OffscreenPainter(
            size: size, scale: style.scale, shaper: shaper, iconFolder: resources.assets + "/icons")
        painter.paint(try draw(scene, size: size, scroll: scroll).drawList.commands, background: style.color.canvas)
        return painter
    }

    /// Lays one page out, after everything that moves has come to rest.
    func draw(_ scene: SampleModel.Scene, size: Extent, scroll: Float = 0) throws -> Frame {
        let pass = FramePass(ui: Context(style: style, measurer: shaper))
        var model = try SampleModel(artworkDirectory: resources.assets + "/artwork").model(for: scene)
        func frame(_ input: [InputEvent] = [], at time: Duration) -> Frame {
            pass.run(model, input: InputState(events: input), size: size, time: time) { actions in
                for action in actions { _ = model.perform(action) }
                return model
            }
        }
        _ = frame(at: .zero)
        let middle = Point(x: size.width / 2, y: size.height / 2)
        let wheel = [InputEvent.pointerMoved(middle), .scrolled(dx: 0, dy: scroll, middle), .pointerLeft]
        _ = frame(scroll > 0 ? wheel : [], at: .milliseconds(16))
        return frame(at: .seconds(1))
    }
}
