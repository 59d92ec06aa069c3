/// A number between two others, such as a bar's percentage.
package struct AccessibleAmount: Hashable, Sendable {
    package var value: Double
    package var minimum: Double
    package var maximum: Double
    /// The smallest step; 0 when it cannot be changed.
    package var step: Double

    package init(value: Double, minimum: Double = 0, maximum: Double = 100, step: Double = 0) {
        self.value = value
        self.minimum = minimum
        self.maximum = maximum
        self.step = step
    }
}
