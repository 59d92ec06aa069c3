extension Context {
    /// A text.
    ///
    /// - Parameters:
    ///   - text: What it says; one that does not fit ends in an ellipsis and shows a tooltip.
    ///   - type: How it is set. The default is body. Use `.tabular` for numbers that change.
    ///   - color: The default is the primary text colour.
    ///   - maxLines: The default is 1; 0 is no limit.
    ///   - alignment: Where lines stand when the box is wider. The default is leading.
    ///   - width: The default is as wide as the text.
    ///   - truncates: Whether a single line may be cut short. The default is true.
    ///   - role: The default is label.
    package func label(
        _ text: String, _ type: TypeStyle? = nil, color: Color? = nil, maxLines: Int = 1,
        alignment: TextAlignment = .leading, width: Length = .fit, truncates: Bool = true,
        role: AccessibilityRole = .label
    ) {
        let content = TextContent(
            text: text, style: type ?? style.type.body, color: color ?? style.color.textPrimary, maxLines: maxLines,
            alignment: alignment, mayTruncate: truncates)
        let node = leaf(Box(width: width), .text(content))
        tree.setSemantics(Semantics(role, text), of: node)
    }

    /// How wide a text is on one line, in logical pixels.
    package func textWidth(_ text: String, in type: TypeStyle) -> Float {
        texts.width(of: text, in: type, measurer: measurer)
    }

    /// A title that screen readers can jump to.
    package func heading(
        _ text: String, _ type: TypeStyle? = nil, color: Color? = nil, maxLines: Int = 1, width: Length = .fit
    ) {
        label(text, type ?? style.type.title3, color: color, maxLines: maxLines, width: width, role: .heading)
    }

    /// An icon of the set, by its file name without ending.
    package func icon(_ name: String, size: Float? = nil, color: Color? = nil) {
        let size = size ?? style.size.icon.normal
        leaf(
            Box(width: .fixed(size), height: .fixed(size)),
            .icon(name, color: color ?? style.color.textPrimary, size: size))
    }
}
