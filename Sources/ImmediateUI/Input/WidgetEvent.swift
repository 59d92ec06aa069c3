/// Input that goes to one widget.
enum WidgetEvent: Hashable, Sendable {
    case key(KeyStroke)
    case text(String)
    case composition(String, caret: Int)
    case pasted(String)
    case pressed(Point, clicks: Int, modifiers: KeyModifiers)
    case dragged(Point)
    case released
}
