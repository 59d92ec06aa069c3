/// Where children stand along the axis when there is room left.
package enum MainAlignment: Hashable, Sendable {
    case start
    case center
    case end
    /// The room goes between the children.
    case spaceBetween
}
