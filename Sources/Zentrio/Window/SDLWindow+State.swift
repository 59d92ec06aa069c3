import CSDL2
import ImmediateUI

/// What of the window is remembered until it is opened again.
extension SDLWindow {
    /// The size that the window returns to, and whether it is maximised; nil while it covers the whole screen and its own
    /// size is not known.
    var state: WindowState? {
        guard !isFullscreen else { return nil }
        let isMaximized = SDL_GetWindowFlags(window.pointer) & SDL_WINDOW_MAXIMIZED.rawValue != 0
        guard isMaximized else { return WindowState(size: size) }
        return normalSize.map { WindowState(size: $0, isMaximized: true) }
    }

    /// Gives the window the size that it had (`SDL_SetWindowSize`, `SDL_MaximizeWindow`); at most the screen's.
    func restore(_ state: WindowState) {
        let units = scale / pixelRatio
        var bounds = SDL_Rect()
        var width = Int32((state.size.width * units).rounded())
        var height = Int32((state.size.height * units).rounded())
        if SDL_GetDisplayUsableBounds(max(0, SDL_GetWindowDisplayIndex(window.pointer)), &bounds) == 0, bounds.w > 0 {
            width = min(width, bounds.w)
            height = min(height, bounds.h)
        }
        resize(width, height)
        normalSize = state.size
        if state.isMaximized { SDL_MaximizeWindow(window.pointer) }
    }

    private func resize(_ width: Int32, _ height: Int32) {
        var present: (width: Int32, height: Int32) = (0, 0)
        SDL_GetWindowSize(window.pointer, &present.width, &present.height)
        guard present != (width, height) else { return }
        SDL_SetWindowSize(window.pointer, width, height)
        let center = Int32(zentrio_windowpos_centered)
        SDL_SetWindowPosition(window.pointer, center, center)
    }

    /// Notes the size while it is the window's own choice.
    func noteSize() {
        let flags = SDL_GetWindowFlags(window.pointer)
        let covering = SDL_WINDOW_MAXIMIZED.rawValue | SDL_WINDOW_FULLSCREEN.rawValue | SDL_WINDOW_MINIMIZED.rawValue
        if flags & covering == 0 { normalSize = size }
    }
}
