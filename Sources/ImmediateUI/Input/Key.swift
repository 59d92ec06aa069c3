/// A key that means something to widgets; what it types comes as text.
package enum Key: Hashable, Sendable {
    case enter, space, tab, escape
    case backspace, delete
    case left, right, up, down
    case home, end, pageUp, pageDown
    /// The context menu key, or a gamepad's Y.
    case menu
    /// A lower-case letter or digit, for shortcuts.
    case character(Character)
    case function(Int)
}
