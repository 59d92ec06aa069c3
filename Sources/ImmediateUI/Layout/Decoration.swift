/// What a box paints behind its children.
struct Decoration: Hashable, Sendable {
    var fill: Color?
    var gradient: [GradientStop] = []
    var image: ImageReference?
    var border: Border?
    var radii = CornerRadii.zero
    var shadow: Shadow?
    var opacity: Float = 1
    /// How large the box and all in it is painted, about its centre.
    var scale: Float = 1
    /// How the box leaves when it is no longer declared.
    var exit: Exit?

    static let none = Decoration()
}
