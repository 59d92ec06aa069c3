import CSDL2

/// SDL's video part, from its start to its end.
final class VideoSystem {
    /// Starts SDL (`SDL_Init`).
    ///
    /// - Parameters:
    ///   - applicationID: Ties the window to its desktop file.
    ///   - environment: Variables for SDL and the libraries below it, unless the user has set them.
    /// - Throws: `SDLFailure`, for example if there is no display.
    init(applicationID: String, environment: [String: String]) throws(SDLFailure) {
        Self.setHints(applicationID: applicationID)
        Self.setEnvironment(environment, applicationID: applicationID)
        guard SDL_Init(SDL_INIT_VIDEO | SDL_INIT_EVENTS) == 0 else { throw SDLFailure() }
        // The Wayland driver has no plain window surface; there SDL needs its own detour.
        if Self.driver == "x11" { SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0") }
        SDL_StopTextInput()
    }

    isolated deinit {
        SDL_Quit()
    }

    /// The name of the video driver: x11, wayland, dummy and so on.
    static var driver: String {
        SDL_GetCurrentVideoDriver().map { String(cString: $0) } ?? ""
    }

    private static func setHints(applicationID: String) {
        SDL_SetHint(SDL_HINT_APP_NAME, "Zentrio")
        SDL_SetHint(SDL_HINT_RENDER_BATCHING, "1")
        // SDL stops the screen saver by default; only playing does that here.
        SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1")
        SDL_SetHint(SDL_HINT_IME_SHOW_UI, "1")
        SDL_SetHint(SDL_HINT_IME_SUPPORT_EXTENDED_TEXT, "1")
        SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1")
        SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1")
        SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0")
    }

    private static func setEnvironment(_ environment: [String: String], applicationID: String) {
        SDL_setenv("SDL_VIDEO_X11_WMCLASS", applicationID, 0)
        SDL_setenv("SDL_VIDEO_WAYLAND_WMCLASS", applicationID, 0)
        for (name, value) in environment { SDL_setenv(name, value, 0) }
    }
}
