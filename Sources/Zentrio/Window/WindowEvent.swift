import ImmediateUI

/// What reaches the loop from the window.
nonisolated enum WindowEvent: Hashable, Sendable {
    /// Something for the user interface.
    case input(InputEvent)
    /// The window got or lost the keyboard.
    case focusChanged(Bool)
    /// The size or the scale is another.
    case resized
    /// The picture must be painted again, although nothing in it changed.
    case exposed
    /// Another thread called `WindowWaker.wake()`.
    case woken
    /// The path of a file, or a text such as a link, that was dropped on the window.
    case dropped(String)
    /// The user or the session wants the window closed.
    case closeRequested
}
