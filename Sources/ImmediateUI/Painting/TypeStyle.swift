/// How a text is set.
package struct TypeStyle: Hashable, Sendable {
    /// A cut of the interface's typeface.
    package enum Face: String, Hashable, Sendable, CaseIterable {
        case regular
        case medium
        case semibold
        case display
    }

    package var face: Face
    /// The em size in logical pixels.
    package var size: Float
    /// The height of a line in logical pixels.
    package var lineHeight: Float
    /// What is added after each character, in logical pixels.
    package var letterSpacing: Float
    /// Whether digits all take the advance of "0", so that changing numbers do not jitter.
    package var hasTabularDigits: Bool

    package init(face: Face, size: Float, lineHeight: Float, letterSpacing: Float = 0, hasTabularDigits: Bool = false) {
        self.face = face
        self.size = size
        self.lineHeight = lineHeight
        self.letterSpacing = letterSpacing
        self.hasTabularDigits = hasTabularDigits
    }

    /// The same style with digits of equal width.
    package var tabular: TypeStyle {
        var style = self
        style.hasTabularDigits = true
        return style
    }
}
