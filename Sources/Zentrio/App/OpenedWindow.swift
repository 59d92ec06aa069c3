import ImmediateUI

/// A window, still hidden, with what it draws with.
struct OpenedWindow {
    let window: SDLWindow
    let shaper: TextShaper
    let styles: WindowStyle
    let languages: SpokenLanguages
}
