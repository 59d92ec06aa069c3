/// How a box behaves while things around it move.
extension Box {
    /// Whether the box stays in view at the top of the scroll area while its parent scrolls past.
    ///
    /// The default is false.
    package var sticks: Bool {
        get { layout.sticks }
        set { layout.sticks = newValue }
    }

    /// Whether the box moves to a new place below the same parent instead of jumping there.
    ///
    /// It needs an identity. The default is false.
    package var glides: Bool {
        get { layout.glides }
        set { layout.glides = newValue }
    }

    /// How large the box and all in it is painted, about its centre; layout and input do not notice.
    ///
    /// The default is 1.
    package var scale: Float {
        get { decoration.scale }
        set { decoration.scale = newValue }
    }
}
