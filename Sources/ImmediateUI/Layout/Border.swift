/// A line along the inner side of a box's edge.
package struct Border: Hashable, Sendable {
    package var color: Color
    /// In logical pixels.
    ///
    /// The default is 1.
    package var width: Float

    package init(_ color: Color, width: Float = 1) {
        self.color = color
        self.width = width
    }
}
