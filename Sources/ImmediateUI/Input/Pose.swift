/// A state that a widget is shown in although nobody touches it, for pictures of all states side by side.
package enum Pose: Hashable, Sendable {
    case hovered
    case pressed
    case focused
}
