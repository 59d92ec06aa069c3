import CSDL2

/// An `SDL_Window`; it outlives its renderer and ends before SDL does.
final class WindowHandle {
    let pointer: OpaquePointer
    private let video: VideoSystem

    /// Opens the window (`SDL_CreateWindow`), hidden until `SDL_ShowWindow`.
    ///
    /// - Parameters:
    ///   - configuration: Title and whether it covers the screen.
    ///   - width: In the display's window units.
    ///   - height: In the display's window units.
    ///   - video: SDL's video part.
    /// - Throws: `SDLFailure`.
    init(_ configuration: WindowConfiguration, width: Int32, height: Int32, video: VideoSystem) throws(SDLFailure) {
        var flags =
            SDL_WINDOW_RESIZABLE.rawValue | SDL_WINDOW_ALLOW_HIGHDPI.rawValue | SDL_WINDOW_HIDDEN.rawValue
        if configuration.isFullscreen { flags |= SDL_WINDOW_FULLSCREEN_DESKTOP.rawValue }
        let center = Int32(zentrio_windowpos_centered)
        guard let pointer = SDL_CreateWindow(configuration.title, center, center, width, height, flags) else {
            throw SDLFailure()
        }
        self.pointer = pointer
        self.video = video
    }

    isolated deinit {
        SDL_DestroyWindow(pointer)
    }
}
