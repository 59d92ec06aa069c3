/// A scroll area as the last frame laid it out.
struct ScrollArea: Hashable, Sendable {
    var id: WidgetID
    /// How many hit areas lay below it: areas further up cover it.
    var order: Int
    var viewport: Rect
    var visible: Rect
    var content: Extent
    var offset: SIMD2<Float>

    var limit: SIMD2<Float> {
        SIMD2(max(0, content.width - viewport.width), max(0, content.height - viewport.height))
    }
}
