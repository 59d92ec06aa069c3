import CSDL2
import ImmediateUI

/// The window: SDL's events come out of it, painted frames go into it.
///
/// The entry to everything of SDL. It belongs to the program's first thread, where SDL wants to be.
final class SDLWindow {
    let painter: SDLPainter
    let waker: WindowWaker
    let window: WindowHandle
    /// Whether the window has the keyboard.
    var isFocused = false
    /// Whether anything of the window can be seen; painting is a waste otherwise.
    var isVisible = true
    /// Physical pixels for a logical one.
    var scale: Float { painter.grid.scale }

    var cursors: [CursorKind: OpaquePointer] = [:]
    var cursor = CursorKind.arrow
    var textInput: Rect?
    /// What the user wants on top of the desktop's scale.
    var userScale: Float = 1
    /// The size in logical pixels while the window was neither maximised nor over the whole screen.
    var normalSize: Extent?
    private let configuration: WindowConfiguration

    /// Opens the window, still hidden; `show()` after the first frame was presented.
    ///
    /// - Parameters:
    ///   - configuration: How it is opened.
    ///   - video: The display.
    ///   - shaper: The text shaper that layout measures with.
    /// - Throws: `SDLFailure`.
    init(_ configuration: WindowConfiguration, video: VideoSystem, shaper: TextShaper) throws(SDLFailure) {
        let units = configuration.scale ?? Self.windowUnits
        let size = Self.fitting(configuration.size, units: units)
        let window = try WindowHandle(configuration, width: size.width, height: size.height, video: video)
        let waker = WindowWaker()
        let renderer = try RendererSelection.make(configuration.renderer, for: window)
        SDL_SetWindowMinimumSize(
            window.pointer, Int32(configuration.minimumSize.width * units),
            Int32(configuration.minimumSize.height * units))
        self.configuration = configuration
        self.window = window
        self.waker = waker
        painter = SDLPainter(
            renderer: renderer, scale: 1, shaper: shaper, iconFolder: configuration.iconFolder,
            decoding: .background(wake: { @Sendable in waker.wake() }))
        updateScale()
        setIcon()
    }

    isolated deinit {
        close()
        for cursor in cursors.values { SDL_FreeCursor(cursor) }
    }

    /// The size of the content in logical pixels.
    var size: Extent {
        let bounds = painter.renderer.outputBounds
        return Extent(width: Float(bounds.width) / scale, height: Float(bounds.height) / scale)
    }

    /// Shows the window (`SDL_ShowWindow`).
    func show() {
        SDL_ShowWindow(window.pointer)
    }

    /// Brings the window to the front (`SDL_RaiseWindow`).
    func raise() {
        SDL_RestoreWindow(window.pointer)
        SDL_RaiseWindow(window.pointer)
    }

    /// Paints a frame and shows it (`SDL_RenderPresent`).
    ///
    /// - Parameters:
    ///   - commands: The draw list.
    ///   - background: What the frame is cleared with.
    ///   - now: The time on the loop's clock, for fades.
    func present(_ commands: [DrawCommand], background: Color, now: Duration) {
        painter.paint(commands, background: background, now: now)
        SDL_RenderPresent(painter.renderer.handle)
    }

    /// Ends what runs in the background; the window itself goes with the object.
    func close() {
        waker.close()
        painter.pictures.stop()
    }

    /// Window units times this are physical pixels; other than 1 only on Wayland.
    var pixelRatio: Float {
        var width: Int32 = 0
        SDL_GetWindowSize(window.pointer, &width, nil)
        return width > 0 ? Float(painter.renderer.outputBounds.width) / Float(width) : 1
    }

    /// Asks the desktop for its scale; true if it is another than before.
    @discardableResult func updateScale() -> Bool {
        let display = max(0, SDL_GetWindowDisplayIndex(window.pointer))
        let desktop =
            VideoSystem.driver == "wayland" ? pixelRatio : DisplayScale.fromFontResolution(display: display)
        let wanted = DisplayScale.clamped((configuration.scale ?? desktop) * userScale)
        guard wanted != scale else { return false }
        painter.grid.scale = wanted
        return true
    }

    /// Window units for a logical pixel before there is a window.
    private static var windowUnits: Float {
        VideoSystem.driver == "wayland" ? 1 : DisplayScale.fromFontResolution(display: 0)
    }

    private static func fitting(_ size: Extent, units: Float) -> (width: Int32, height: Int32) {
        var bounds = SDL_Rect()
        let known = SDL_GetDisplayUsableBounds(0, &bounds) == 0 && bounds.w > 0
        let width = Int32(size.width * units)
        let height = Int32(size.height * units)
        return known ? (min(width, bounds.w), min(height, bounds.h)) : (width, height)
    }

    private func setIcon() {
        let path = configuration.iconFolder + "/zentrio.svg"
        guard let file = SDL_RWFromFile(path, "rb") else { return }
        defer { _ = SDL_RWclose(file) }
        guard let surface = IMG_LoadSizedSVG_RW(file, 128, 128) else { return }
        SDL_SetWindowIcon(window.pointer, surface)
        SDL_FreeSurface(surface)
    }
}
