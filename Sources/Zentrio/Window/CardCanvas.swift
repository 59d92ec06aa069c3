import CSDL2

/// A hidden window that a graphics driver draws to; no display is needed where Mesa is installed.
final class CardCanvas {
    private let window: OpaquePointer

    /// Starts SDL's video part without a display (`SDL_InitSubSystem`) and opens the window.
    ///
    /// - Parameters:
    ///   - width: In physical pixels.
    ///   - height: In physical pixels.
    /// - Throws: `SDLFailure` where SDL cannot draw without a display.
    init(width: Int, height: Int) throws(SDLFailure) {
        SDL_SetHint(SDL_HINT_VIDEODRIVER, "offscreen")
        guard SDL_InitSubSystem(SDL_INIT_VIDEO) == 0 else { throw SDLFailure() }
        let window = SDL_CreateWindow(
            "", 0, 0, Int32(clamping: width), Int32(clamping: height), SDL_WINDOW_HIDDEN.rawValue)
        guard let window else {
            let failure = SDLFailure()
            SDL_QuitSubSystem(SDL_INIT_VIDEO)
            throw failure
        }
        self.window = window
    }

    isolated deinit {
        SDL_DestroyWindow(window)
        SDL_QuitSubSystem(SDL_INIT_VIDEO)
    }

    /// Makes a renderer with one driver and no other (`SDL_CreateRenderer`).
    ///
    /// - Parameter driver: SDL's name for it: opengl, opengles2, software.
    /// - Returns: The renderer, which keeps the window.
    /// - Throws: `SDLFailure` if the driver is not there or does not start.
    func renderer(_ driver: String) throws(SDLFailure) -> SDLRenderer {
        let index = (0..<SDL_GetNumRenderDrivers()).first { index in
            var info = SDL_RendererInfo()
            return SDL_GetRenderDriverInfo(index, &info) == 0 && info.name.map { String(cString: $0) } == driver
        }
        guard let index, let handle = SDL_CreateRenderer(window, index, 0) else { throw SDLFailure() }
        return SDLRenderer(handle: handle, target: self)
    }
}
