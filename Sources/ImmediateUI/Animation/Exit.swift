/// How a box leaves: what it painted last fades and moves away, without taking part in anything.
struct Exit: Hashable, Sendable {
    var duration: Duration
    var curve: Easing
    /// How far it moves down while it fades, in logical pixels.
    var distance: Float
}
