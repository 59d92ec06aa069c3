/// What happened to a widget, told while it is declared: the last frame's places meet this frame's input.
package struct Response: Hashable, Sendable {
    package var id: WidgetID
    /// Pressed and released by the pointer, or activated by Enter, Space or a screen reader.
    package var clicked = false
    package var doubleClicked = false
    /// Pressed with the secondary button, or by the menu key.
    package var secondaryClicked = false
    /// Activated by a key or a screen reader, not by the pointer.
    package var isActivated = false
    /// Whether it or something in it has the focus; only `card` knows.
    package var containsFocus = false
    package var isHovered = false
    /// Held down at the moment.
    package var isPressed = false
    package var isFocused = false
    /// Whether the focus is to be shown: keys or a gamepad were used last.
    package var showsFocus = false
    /// Where the widget was in the last frame; zero before the first.
    package var frame = Rect.zero

    package init(id: WidgetID) {
        self.id = id
    }
}
