import CSDL2

/// SDL could not do something; made where it failed, it keeps SDL's own words.
nonisolated struct SDLFailure: Error, CustomStringConvertible {
    var description: String

    /// Takes SDL's last message (`SDL_GetError`).
    init() {
        description = "The window could not be opened: \(String(cString: SDL_GetError()))."
    }
}
