extension Context {
    /// A button with a word on it; it never cuts the word short.
    ///
    /// - Parameters:
    ///   - label: A verb.
    ///   - key: Its identity; the label when left out.
    ///   - icon: Stands before the label.
    ///   - kind: The default is secondary.
    ///   - size: The default is normal.
    ///   - isEnabled: The default is true.
    ///   - isSelected: Whether it stands for what is on. The default is false.
    ///   - width: The default is as wide as the label, but not narrower than the design's least width.
    ///   - tooltip: What hovering explains. The default is nothing.
    ///   - yieldsFocus: Whether an opening layer gives the focus to others first. The default is false, but for a danger
    ///     button, which always does.
    /// - Returns: Whether it was clicked, and more.
    @discardableResult
    package func button(
        _ label: String, id key: String? = nil, icon: String? = nil, kind: ButtonKind = .secondary,
        size: ButtonSize = .normal, isEnabled: Bool = true, isSelected: Bool = false, width: Length? = nil,
        tooltip: String = "", yieldsFocus: Bool = false
    ) -> Response {
        let id = id(key ?? label)
        let response = response(id, isEnabled: isEnabled)
        let (fill, text) = colors(buttonColors(kind, isEnabled: isEnabled, isSelected: isSelected), response)
        let metrics = ButtonMetrics(size, style)
        var box = Box(
            width: width ?? .fit(min: metrics.minWidth), height: .fixed(metrics.height),
            padding: Insets(left: icon == nil ? metrics.padX : metrics.padXWithIcon, right: metrics.padX),
            gap: metrics.gap, main: .center, cross: .center, fill: fill, border: outline(kind, isEnabled: isEnabled),
            radius: metrics.radius)
        if kind == .primary { box.scale = pressScale(response) }
        let semantics = Semantics(.button, label, states: isSelected ? .selected : [], hidesChildren: true)
        // Enter in a dialog that has just opened must not delete anything.
        let yields = yieldsFocus || kind == .danger
        let interaction = Interaction(isEnabled: isEnabled, tooltip: tooltip, yieldsFocus: yields)
        control(id, .row, box, interaction, semantics) {
            if let icon { self.icon(icon, size: metrics.icon, color: text) }
            self.label(label, metrics.type(kind), color: text, truncates: false)
        }
        return response
    }

    private func buttonColors(_ kind: ButtonKind, isEnabled: Bool, isSelected: Bool) -> ControlColors {
        if !isEnabled { return .disabled(style.color, isQuiet: kind == .quiet) }
        if isInField, kind == .secondary { return .inField(style.color) }
        return isSelected ? .selected(style.color) : .button(kind, style.color)
    }

    /// High contrast outlines what other themes fill; the light theme outlines its pale accent.
    func outline(_ kind: ButtonKind, isEnabled: Bool) -> Border? {
        switch style.theme {
        case .highContrast: Border(style.color.hairline, width: style.hairline)
        case .light where kind == .primary && isEnabled:
            Border(style.color.accentBorder.faded(by: 0.4), width: style.hairline)
        case .dark, .light: nil
        }
    }

    /// A square button with an icon only; the label is its tooltip and what a screen reader says.
    ///
    /// - Parameters:
    ///   - icon: The icon's name.
    ///   - label: A verb.
    ///   - key: Its identity; the label when left out.
    ///   - isFilled: Whether it has a background at rest. The default is false.
    ///   - isSelected: Whether it stands for what is on. The default is false.
    ///   - isEnabled: The default is true.
    ///   - isOnArt: Whether it lies on a picture. The default is false.
    ///   - iconSize: The default is the design's.
    ///   - yieldsFocus: Whether an opening layer gives the focus to others first. The default is false.
    /// - Returns: Whether it was clicked, and more.
    @discardableResult
    package func iconButton(
        _ icon: String, label: String, id key: String? = nil, isFilled: Bool = false, isSelected: Bool = false,
        isEnabled: Bool = true, isOnArt: Bool = false, iconSize: Float? = nil, yieldsFocus: Bool = false
    ) -> Response {
        let id = id(key ?? label)
        let response = response(id, isEnabled: isEnabled)
        let kind: ButtonKind = isFilled ? .secondary : .quiet
        var palette = buttonColors(kind, isEnabled: isEnabled, isSelected: isSelected)
        if isOnArt {
            let glass = style.color.artBadge
            palette = ControlColors(
                fill: glass.faded(by: 0.8), hover: glass, pressed: glass, text: style.color.onArt)
        }
        let (fill, text) = colors(palette, response)
        let metrics = style.size.iconButton
        let box = Box(
            width: .fixed(metrics.size), height: .fixed(metrics.size), main: .center, cross: .center, fill: fill,
            radius: metrics.radius)
        let semantics = Semantics(.button, label, states: isSelected ? .selected : [], hidesChildren: true)
        let interaction = Interaction(isEnabled: isEnabled, tooltip: label, yieldsFocus: yieldsFocus)
        control(id, .row, box, interaction, semantics) {
            self.icon(icon, size: iconSize ?? metrics.icon, color: text)
        }
        return response
    }
}
