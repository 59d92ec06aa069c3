/// One thing the user did; points are in logical pixels of the window.
package enum InputEvent: Hashable, Sendable {
    case pointerMoved(Point)
    /// The pointer is no longer over the window.
    case pointerLeft
    /// `clicks` counts 2 for the second press of a double click.
    case pointerPressed(PointerButton, Point, clicks: Int, modifiers: KeyModifiers)
    case pointerReleased(PointerButton, Point)
    /// Scrolling that follows the fingers, in logical pixels: positive `dy` shows what is further down.
    case scrolled(dx: Float, dy: Float, Point)
    /// Whole notches of a wheel, in logical pixels; the view glides there.
    case wheeled(dx: Float, dy: Float, Point)
    /// A finger on a touch screen.
    case touchBegan(Point)
    case touchMoved(Point)
    case touchEnded(Point)
    /// A button of a gamepad or remote that stands for a key; holding it repeats.
    case padPressed(Key)
    case padReleased(Key)
    case keyPressed(KeyStroke)
    /// Committed text, from a key or an input method.
    case text(String)
    /// Text that an input method is still composing; empty when it stops. The caret counts characters in it.
    case composition(String, caret: Int)
    /// The clipboard's text; the window sends it after Control-V and Shift-Insert.
    case pasted(String)

    /// Whether the user wants something with it; moving about and scrolling only look.
    var isCommand: Bool {
        switch self {
        case .pointerMoved, .pointerLeft, .scrolled, .wheeled, .touchMoved, .padReleased: false
        case .pointerPressed, .pointerReleased, .touchBegan, .touchEnded, .padPressed, .keyPressed, .text, .composition,
            .pasted:
            true
        }
    }
}
