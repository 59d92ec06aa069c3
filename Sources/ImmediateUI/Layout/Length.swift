/// How wide or high a box wants to be, in logical pixels.
package struct Length: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// As large as the content.
        case fit
        case fixed(Float)
        /// Shares what the others leave, by weight.
        case grow(Float)
        /// A part of the parent's inner size, 0 to 1.
        case percent(Float)
    }

    package var kind: Kind
    /// The least size.
    ///
    /// The default is 0.
    package var minimum: Float
    /// The greatest size.
    ///
    /// The default is no limit.
    package var maximum: Float

    package init(_ kind: Kind, minimum: Float = 0, maximum: Float = .infinity) {
        self.kind = kind
        self.minimum = minimum
        self.maximum = maximum
    }

    package static let fit = Length(.fit)
    package static let grow = Length(.grow(1))

    package static func fixed(_ size: Float) -> Length { Length(.fixed(size)) }

    package static func fit(min: Float = 0, max: Float = .infinity) -> Length {
        Length(.fit, minimum: min, maximum: max)
    }

    package static func grow(_ weight: Float = 1, min: Float = 0, max: Float = .infinity) -> Length {
        Length(.grow(weight), minimum: min, maximum: max)
    }

    package static func percent(_ part: Float, min: Float = 0, max: Float = .infinity) -> Length {
        Length(.percent(part), minimum: min, maximum: max)
    }

    func clamp(_ size: Float) -> Float {
        max(minimum, min(maximum, size))
    }
}
