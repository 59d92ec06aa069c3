extension Context {
    /// A button that shows what is chosen and opens a menu with all there is.
    ///
    /// - Parameters:
    ///   - key: Its identity.
    ///   - label: What is chosen here, for screen readers.
    ///   - options: All there is.
    ///   - selected: The index of what is chosen; nil is nothing.
    ///   - checked: The indices of what is chosen, where it may be several and the menu stays open meanwhile; the default
    ///     is `selected`.
    ///   - value: What it shows instead of the chosen option.
    ///   - icon: Stands before the value.
    ///   - width: The default is as wide as the value.
    ///   - height: In logical pixels. The default is the design's.
    ///   - isInset: Whether it lies on a dialog and needs a lighter surface. The default is false.
    ///   - isEnabled: The default is true.
    /// - Returns: The index of the option chosen in this frame.
    package func select(
        _ key: String, label: String, options: [String], selected: Int?, checked: Set<Int>? = nil, value: String? = nil,
        icon: String? = nil,
        width: Length = .fit, height: Float? = nil, isInset: Bool = false, isEnabled: Bool = true
    ) -> Int? {
        let id = id(key)
        let response = response(id, isEnabled: isEnabled)
        let shown = value ?? selected.flatMap { options.indices.contains($0) ? options[$0] : nil } ?? ""
        let isOpen = isMenuOpen(key + " menu")
        let (fill, text) = colors(selectColors(isInset: isInset, isEnabled: isEnabled), response)
        let box = Box(
            width: width, height: .fixed(height ?? style.size.select.height),
            padding: Insets(left: style.size.select.padX, right: style.size.select.padX - 2), gap: style.space(2),
            cross: .center, fill: fill, border: outline(.secondary, isEnabled: isEnabled), radius: style.radius.button)
        let semantics = Semantics(
            .comboBox, label, value: shown, states: isOpen ? [.expandable, .expanded] : .expandable, hidesChildren: true
        )
        control(id, .row, box, Interaction(isEnabled: isEnabled), semantics) {
            if let icon { self.icon(icon, size: style.size.icon.small, color: text) }
            self.label(shown, style.type.captionStrong, color: text, width: width == .fit ? .fit : .grow)
            self.icon("chevron-down", size: style.size.icon.small, color: style.color.textTertiary)
        }
        if response.clicked { openMenu(key + " menu") }
        let items = options.enumerated().map { MenuItem($1, isChecked: checked?.contains($0) ?? ($0 == selected)) }
        return menu(
            key + " menu", below: response.frame, items: items, minWidth: max(120, response.frame.width),
            staysOpen: checked != nil)
    }

    private func selectColors(isInset: Bool, isEnabled: Bool) -> ControlColors {
        let palette = style.color
        guard isEnabled else { return .disabled(palette, isQuiet: false) }
        let isRaised = isInset || style.theme == .light
        return ControlColors(
            fill: isRaised ? palette.surface3 : palette.surface2, hover: isRaised ? palette.surface4 : palette.surface3,
            pressed: palette.surface2, text: palette.textPrimary)
    }
}
