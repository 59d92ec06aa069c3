extension Box {
    /// Where children stand along the axis.
    package var main: MainAlignment {
        get { layout.main }
        set { layout.main = newValue }
    }

    /// Where children stand across the axis.
    package var cross: CrossAlignment {
        get { layout.cross }
        set { layout.cross = newValue }
    }
}
