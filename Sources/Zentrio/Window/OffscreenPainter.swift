import CSDL2
import ImmediateUI

/// Paints without a display: into memory with the software renderer, for which SDL is not initialised, or with a graphics
/// driver, to see that it shows the same.
final class OffscreenPainter {
    /// Why a picture could not be made or written.
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    let painter: SDLPainter
    /// Nil when a graphics driver paints.
    private let canvas: MemoryCanvas?

    /// Makes a canvas.
    ///
    /// - Parameters:
    ///   - size: In logical pixels.
    ///   - scale: Physical pixels for a logical one.
    ///   - shaper: The text shaper that layout measures with.
    ///   - iconFolder: Where the icons' SVG files lie.
    /// - Throws: `Failure` if there is not enough memory.
    init(size: Extent, scale: Float, shaper: TextShaper, iconFolder: String) throws(Failure) {
        let grid = PixelGrid(scale: scale)
        guard let canvas = MemoryCanvas(width: grid.snap(size.width), height: grid.snap(size.height)),
            let handle = SDL_CreateSoftwareRenderer(canvas.surface)
        else { throw Failure(description: "There is not enough memory for a picture of this size.") }
        self.canvas = canvas
        painter = SDLPainter(
            renderer: SDLRenderer(handle: handle, target: canvas), scale: scale, shaper: shaper, iconFolder: iconFolder)
    }

    /// Makes a canvas of a graphics driver.
    ///
    /// - Parameters:
    ///   - driver: SDL's name for it, such as opengl.
    ///   - size: In logical pixels.
    ///   - scale: Physical pixels for a logical one.
    ///   - shaper: The text shaper that layout measures with.
    ///   - iconFolder: Where the icons' SVG files lie.
    /// - Throws: `SDLFailure` if the driver does not start.
    init(driver: String, size: Extent, scale: Float, shaper: TextShaper, iconFolder: String) throws(SDLFailure) {
        let grid = PixelGrid(scale: scale)
        let card = try CardCanvas(width: grid.snap(size.width), height: grid.snap(size.height))
        canvas = nil
        painter = SDLPainter(
            renderer: try card.renderer(driver), scale: scale, shaper: shaper, iconFolder: iconFolder)
    }

    /// Paints a frame.
    ///
    /// - Parameters:
    ///   - commands: The draw list.
    ///   - background: What the frame is cleared with.
    func paint(_ commands: [DrawCommand], background: Color) {
        painter.paint(commands, background: background)
        SDL_RenderFlush(painter.renderer.handle)
    }

    /// What was painted, without alpha.
    var bitmap: Bitmap { canvas?.bitmap ?? painter.renderer.pixels }

    /// Writes what was painted as PNG.
    ///
    /// - Parameter path: The file; it is replaced.
    /// - Throws: `Failure` if it cannot be written.
    func writePNG(to path: String) throws(Failure) {
        guard PictureFile.writePNG(bitmap, to: path) else {
            throw Failure(description: "The picture could not be written to \(path).")
        }
    }
}
