/// What a box paints behind its children.
struct Decoration: Hashable, Sendable {
    var fill: Color?
    var gradient: [GradientStop] = []
    var image: ImageReference?
    var border: Border?
    var radii = CornerRadii.zero
    var shadow: Shadow?
    var opacity: Float = 1

    static let none = Decoration()
}
