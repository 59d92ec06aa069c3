/// One box of the frame's tree, in a flat array; links are indices, -1 is none.
struct Node {
    var id: WidgetID
    /// Whether the identity is the parent's, because no key was given.
    var isAnonymous = false
    var parent: Int32
    var firstChild: Int32 = -1
    var lastChild: Int32 = -1
    var nextSibling: Int32 = -1
    /// Indices into the tree's side tables, -1 is none.
    var content: Int32 = -1
    var decoration: Int32 = -1
    var semantics: Int32 = -1
    var interaction: Int32 = -1
    var mark: Int32 = -1
    /// Above what the box is painted: 0 is the page, layers have more.
    var layer: Int32 = 0
    var layout: LayoutStyle
    var preferred = SIMD2<Float>.zero
    var minimum = SIMD2<Float>.zero
    var size = SIMD2<Float>.zero
    var position = SIMD2<Float>.zero

    /// The box in the window, not rounded.
    var frame: Rect { Rect(x: position.x, y: position.y, width: size.x, height: size.y) }
}
