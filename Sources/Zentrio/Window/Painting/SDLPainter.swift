import CSDL2
import ImmediateUI

/// Paints draw lists with SDL.
///
/// The entry to painting: each command becomes integer rectangles and copies of masks, pictures and lines of text that
/// were drawn once on the processor. So the picture is the same in software and on a graphics card.
final class SDLPainter {
    let renderer: SDLRenderer
    let shaper: TextShaper
    let pictures: TextureCache
    let atlas: TextureAtlas
    let iconFolder: String
    let rasterizer = TextRasterizer()

    var state = DrawState(bounds: PixelRect(x: 0, y: 0, width: 0, height: 0))
    var masks = BoundedCache<MaskKey, AtlasImage>(limit: 4096)
    var icons = BoundedCache<MaskKey, IconImage>(limit: 1024)
    var drawnIcons = BoundedCache<IconLayers.Key, IconLayers>(limit: 256)
    var lines = BoundedCache<LineKey, [PlacedLine]>(limit: 2048)
    /// The time of the frame that is painted, for fades.
    var now: Duration = .zero

    /// Physical pixels for a logical one.
    ///
    /// Lines and masks of another scale stay in the cache until they are displaced.
    var grid: PixelGrid

    /// Makes a painter that has drawn nothing yet.
    ///
    /// - Parameters:
    ///   - renderer: What is painted with.
    ///   - scale: Physical pixels for a logical one.
    ///   - shaper: The text shaper that layout measured with.
    ///   - iconFolder: Where the icons' SVG files lie.
    ///   - decoding: Whether pictures are decoded at once or in the background.
    init(
        renderer: SDLRenderer, scale: Float, shaper: TextShaper, iconFolder: String,
        decoding: TextureCache.Decoding = .immediate
    ) {
        self.renderer = renderer
        self.shaper = shaper
        self.iconFolder = iconFolder
        grid = PixelGrid(scale: scale)
        atlas = TextureAtlas(renderer: renderer)
        pictures = TextureCache(renderer: renderer, decoding: decoding)
    }

    /// Whether a picture is still fading in, so that another frame is due.
    var isAnimating: Bool { pictures.isFading(at: now) }

    /// Paints a whole frame; the caller presents it.
    ///
    /// - Parameters:
    ///   - commands: The draw list, from back to front.
    ///   - background: What the frame is cleared with.
    ///   - now: The time on the caller's clock, for fades.
    func paint(_ commands: [DrawCommand], background: Color, now: Duration = .zero) {
        self.now = now
        atlas.beginFrame()
        pictures.beginFrame(at: now)
        state = DrawState(bounds: renderer.outputBounds)
        SDL_RenderSetClipRect(renderer.handle, nil)
        SDL_SetRenderDrawColor(renderer.handle, background.red, background.green, background.blue, 255)
        SDL_RenderClear(renderer.handle)
        for command in commands { paint(command) }
        SDL_RenderSetClipRect(renderer.handle, nil)
    }

    /// Forgets every texture, after the device lost them (`SDL_RENDER_DEVICE_RESET`, `SDL_RENDER_TARGETS_RESET`).
    func dropTextures() {
        atlas.removeAll()
        masks.removeAll()
        icons.removeAll()
        lines.removeAll()
        pictures.removeAll()
    }

    private func paint(_ command: DrawCommand) {
        switch command {
        case .fill(let rect, let radii, let color): fill(rect, radii: radii, color: color)
        case .gradient(let rect, let radii, let stops): gradient(rect, radii: radii, stops: stops)
        case .stroke(let rect, let radii, let width, let color): stroke(rect, radii: radii, width: width, color: color)
        case .shadow(let rect, let radii, let shadow): self.shadow(rect, radii: radii, shadow: shadow)
        case .text(let text, let origin, let style, let color): self.text(text, at: origin, style: style, color: color)
        case .icon(let name, let rect, let color): icon(name, in: rect, color: color)
        case .image(let image, let rect, let radii, let placeholder):
            self.image(image, in: rect, radii: radii, placeholder: placeholder)
        case .arc(let rect, let width, let start, let sweep, let color):
            arc(rect, width: width, start: start, sweep: sweep, color: color)
        case .pushClip(let rect): changeClip { $0.pushClip(grid.snap(rect)) }
        case .popClip: changeClip { $0.popClip() }
        case .pushOpacity(let opacity): state.pushOpacity(opacity)
        case .popOpacity: state.popOpacity()
        }
    }

    private func changeClip(_ change: (inout DrawState) -> Void) {
        change(&state)
        var clip = state.clip.sdl
        SDL_RenderSetClipRect(renderer.handle, &clip)
    }
}
