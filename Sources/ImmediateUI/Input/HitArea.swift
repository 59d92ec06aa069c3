/// Where a widget of the last frame can be met by the pointer.
struct HitArea: Hashable, Sendable {
    var id: WidgetID
    /// The visible part.
    var rect: Rect
    var interaction: Interaction
}
