/// The number that a widget stands for, such as a bar's percentage.
package struct SemanticAmount: Hashable, Sendable {
    package var value: Float
    package var minimum: Float
    package var maximum: Float
    /// The smallest step of a widget that can be set; 0 for one that only shows.
    package var step: Float

    package init(value: Float, minimum: Float = 0, maximum: Float = 100, step: Float = 0) {
        self.value = value
        self.minimum = minimum
        self.maximum = maximum
        self.step = step
    }
}
