/// What layout needs to know about a box; plain values only, so that a tree of them costs no reference counting.
struct LayoutStyle: Hashable, Sendable {
    var axis = Axis.row
    var width = Length.fit
    var height = Length.fit
    var padding = Insets.zero
    var gap: Float = 0
    /// The distance between the lines of a wrapping row and the rows of a grid.
    var lineGap: Float = 0
    var main = MainAlignment.start
    var cross = CrossAlignment.start
    var wraps = false
    var columns = 1
    /// Width divided by height; 0 is none.
    var aspectRatio: Float = 0
    var placement = Placement.flow
    var clips = false
    /// Whether the content may be larger than the box, for x and y.
    var scrollsX = false
    var scrollsY = false
    var scroll = SIMD2<Float>.zero
    /// Whether the box stays in view while its parent scrolls past.
    var sticks = false
    /// Whether a new place below the same parent is reached by a movement.
    var glides = false
    /// Whether the box is painted above its later siblings.
    var isRaised = false
    /// Whether the box follows the pointer: it does not glide, but it glides on from there.
    var isHeld = false

    func length(_ dimension: Int) -> Length { dimension == 0 ? width : height }

    func scrolls(_ dimension: Int) -> Bool { dimension == 0 ? scrollsX : scrollsY }

    func paddingSum(_ dimension: Int) -> Float {
        dimension == 0 ? padding.left + padding.right : padding.top + padding.bottom
    }

    /// Whether the box may become smaller than its content, because it cuts it off at its edge.
    var mayShrink: Bool { clips || scrollsX || scrollsY }
}
