/// A widget that can have the focus, where the last layout put it.
struct FocusItem: Hashable, Sendable {
    var id: WidgetID
    var frame: Rect
    /// The index of its zone in the map.
    var zone: Int
    /// Whether an opening layer gives the focus to others first.
    var yields = false
    /// Whether it holds further items, as a card holds its buttons.
    var isWhole = false
    /// Whether it goes by itself, as a toast's button does; nobody's focus is passed on to it.
    var isPassing = false
    /// What it stands for, when the same thing may be shown elsewhere in another form.
    var subject: WidgetID?
    /// Whether a part of it is in sight.
    var isVisible = true
}
