/// How a box takes part in input.
struct Interaction: Hashable, Sendable {
    /// Whether presses count; a disabled widget still stops them from falling through.
    var isEnabled = true
    var isFocusable = true
    var claims: KeyClaims = []
    var cursor = CursorKind.hand
    /// The text that appears after a while of hovering; empty is none.
    var tooltip = ""
    /// Whether the box draws its own sign of focus instead of the ring.
    var drawsOwnFocus = false
    /// Whether an opening layer gives the focus to others first, as its close button does.
    var yieldsFocus = false
    /// Whether the box is only there to stop the pointer, such as a dialog's background.
    var isBackdrop = false
    /// Whether the box holds further widgets that take the focus, as a card holds its buttons.
    var isWhole = false
    /// Whether the box goes by itself, as a toast's button does; nobody's focus is passed on to it.
    var isPassing = false
    /// What the box stands for, when the same thing may be shown elsewhere in another form; the focus follows it there.
    var subject: WidgetID?
    /// Whether the focus ring is painted although somebody else has the focus.
    var showsRing = false
    /// Whether the pointer's moves go to the widget while it is pressed.
    var tracksDrag = false
}
