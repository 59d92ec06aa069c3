/// Where up and down aim; sideways moves, the pointer and the program set it, up and down do not.
struct FocusAim: Hashable, Sendable {
    /// How far from the aim a button may be to be preferred to the card that holds it, in logical pixels.
    static let reach: Float = 120

    var x: Float = 0
    /// Whether the aim is at cards as a whole and not at the buttons in them.
    var isAtWhole = true
}
