/// How the focus ring is drawn, in logical pixels.
package struct FocusStyle: Hashable, Sendable {
    package var width: Float
    package var gap: Float

    init(_ tokens: TokenScope) throws(StyleError) {
        width = try tokens.number("width")
        gap = try tokens.number("gap")
    }

    /// How far the ring reaches beyond the widget.
    package var reach: Float { width + gap }
}
