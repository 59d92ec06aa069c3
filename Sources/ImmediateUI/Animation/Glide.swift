/// Where a gliding box was laid out below its parent, and what is left of its last movement.
struct Glide: Hashable, Sendable {
    /// The place below the parent's content, so that scrolling is no movement.
    var place: SIMD2<Float>
    /// A parent of another width is another arrangement, to which nothing glides.
    var parentWidth: Float
    /// When it was there; what was away meanwhile does not come gliding.
    var frame: UInt64
    /// How far the box is still away from its place.
    var offsetX: Transition?
    var offsetY: Transition?
}
