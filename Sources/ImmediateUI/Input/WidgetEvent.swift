/// Input that goes to one widget.
enum WidgetEvent: Hashable, Sendable {
    case key(KeyStroke)
    case text(String)
    case composition(String, caret: Int)
    case pasted(String)
    /// A screen reader puts another text in the place of the whole one.
    case replaced(String)
    /// A screen reader sets the number that the widget stands for.
    case set(Float)
    case pressed(Point, clicks: Int, modifiers: KeyModifiers)
    case dragged(Point)
    case released
}
