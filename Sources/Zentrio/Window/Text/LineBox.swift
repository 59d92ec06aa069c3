import ImmediateUI

/// Where the baseline lies in a line box.
nonisolated enum LineBox {
    /// The baseline's distance from the top of the line box.
    ///
    /// As in browsers, the font's ascent and descent are rounded to whole pixels and the rest of the line height is
    /// halved, rounding down above the text.
    ///
    /// - Parameters:
    ///   - style: The text's style.
    ///   - font: The font of the style's cut.
    ///   - scale: Physical pixels for a logical one.
    /// - Returns: Whole physical pixels.
    static func baseline(of style: TypeStyle, font: FontFile, scale: Float) -> Int {
        let size = style.size * scale
        let ascent = (font.ascent * size).rounded()
        let descent = (font.descent * size).rounded()
        let lead = ((style.lineHeight * scale - ascent - descent) / 2).rounded(.down)
        return Int(lead + ascent)
    }
}
