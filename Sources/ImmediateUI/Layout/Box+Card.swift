extension Box {
    /// A card of the design: a raised surface with round corners, outlined where the theme needs it.
    ///
    /// - Parameters:
    ///   - style: The window's style.
    ///   - width: The default is `.grow`.
    ///   - height: The default is `.fit`.
    ///   - padding: The default is the card padding of the design.
    ///   - gap: Between children. The default is 0.
    ///   - cross: The default is `.start`.
    ///   - isSelected: Whether it is marked as chosen. The default is false.
    /// - Returns: The box.
    package static func card(
        _ style: Style, width: Length = .grow, height: Length = .fit, padding: Insets? = nil, gap: Float = 0,
        cross: CrossAlignment = .start, isSelected: Bool = false
    ) -> Box {
        var border: Border?
        if isSelected {
            border = Border(style.color.accentBorder, width: 1.5)
        } else if style.theme != .dark {
            border = Border(style.color.hairline, width: style.hairline)
        }
        return Box(
            width: width, height: height, padding: padding ?? Insets(all: style.size.activeDownloadCard.pad), gap: gap,
            cross: cross, fill: style.color.surface1, border: border, radius: style.radius.card)
    }
}
