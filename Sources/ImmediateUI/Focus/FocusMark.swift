/// What a box means for the focus of what is in it.
enum FocusMark: Hashable, Sendable {
    case zone(FocusZone)
    /// A layer that keeps the focus to itself while it is there.
    case scope(WidgetID)
    /// A page: opening it gives the focus to it.
    case page(WidgetID)
}
