/// Widgets that choose: chips, segments, boxes, circles and switches.
extension Context {
    /// A word that filters.
    ///
    /// Returns whether it was pressed.
    ///
    /// - Parameters:
    ///   - label: The word.
    ///   - isSelected: Whether it holds.
    ///   - isMultiple: Whether several can hold: then it is tinted and ticked. The default is false.
    ///   - icon: Stands before the word.
    ///   - key: Its identity; the label when left out.
    ///   - isInset: Whether it lies on a dialog and needs a lighter surface. The default is false.
    /// - Returns: Whether it was pressed.
    package func chip(
        _ label: String, isSelected: Bool, isMultiple: Bool = false, icon: String? = nil, id key: String? = nil,
        isInset: Bool = false
    ) -> Bool {
        let id = id(key ?? label)
        let response = response(id)
        let metrics = style.size.chip
        let (fill, text) = colors(
            chipColors(isSelected: isSelected, isMultiple: isMultiple, isInset: isInset), response)
        let box = Box(
            height: .fixed(metrics.height), padding: Insets(horizontal: metrics.padX), gap: 6, cross: .center,
            fill: fill, border: outline(.secondary, isEnabled: true), radius: metrics.height / 2)
        let states: AccessibilityState = isSelected ? [.checkable, .checked] : .checkable
        let name = isSelected && isMultiple ? "check" : icon
        control(id, .row, box, Interaction(), Semantics(.toggleButton, label, states: states, hidesChildren: true)) {
            if let name { self.icon(name, size: metrics.icon, color: text) }
            self.label(label, style.type.captionStrong, color: text, truncates: false)
        }
        return response.clicked
    }

    private func chipColors(isSelected: Bool, isMultiple: Bool, isInset: Bool) -> ControlColors {
        let palette = style.color
        if isSelected, isMultiple { return .selected(palette) }
        if isSelected {
            return ControlColors(
                fill: palette.textPrimary, hover: palette.textPrimary, pressed: palette.textSecondary,
                text: palette.canvas)
        }
        let isRaised = isInset || style.theme == .light
        let rest = isRaised ? palette.surface3 : palette.surface2
        let hover = isRaised ? palette.surface4 : palette.surface3
        return ControlColors(fill: rest, hover: hover, pressed: palette.surface2, text: palette.textSecondary)
    }

    /// One of a few, side by side.
    ///
    /// - Parameters:
    ///   - key: Its identity.
    ///   - options: All there is.
    ///   - selected: The index of what is chosen.
    ///   - label: What is chosen here, for screen readers.
    ///   - isInset: Whether it lies on a dialog and needs a lighter surface. The default is false.
    /// - Returns: The index chosen in this frame.
    package func segmented(
        _ key: String, _ options: [String], selected: Int, label: String = "", isInset: Bool = false
    ) -> Int? {
        let metrics = style.size.segmented
        let isRaised = isInset || style.theme == .light
        var choice: Int?
        let box = Box(
            height: .fixed(metrics.height), padding: Insets(all: metrics.inset),
            fill: isRaised ? style.color.surface3 : style.color.surface2, border: signBorder(),
            radius: style.radius.button)
        row(box, id: key, zone: .row, remembersFocus: true, semantics: Semantics(.panel, label)) {
            for (index, option) in options.enumerated() {
                if segment(option, isOn: index == selected, height: metrics.height - 2 * metrics.inset) {
                    choice = index
                }
            }
        }
        return choice == selected ? nil : choice
    }

    private func signBorder() -> Border? {
        style.theme == .highContrast ? Border(style.color.hairline, width: style.hairline) : nil
    }

    private func segment(_ label: String, isOn: Bool, height: Float) -> Bool {
        let id = id(label)
        let response = response(id)
        let palette = style.color
        let lit = style.theme == .light ? palette.surface2 : palette.surface4
        let rest = isOn ? lit : palette.surface3.faded(by: 0)
        let (fill, text) = colors(
            ControlColors(
                fill: rest, hover: isOn ? lit : palette.surface3, pressed: isOn ? lit : palette.surface2,
                text: isOn ? palette.textPrimary : palette.textSecondary, hoverText: palette.textPrimary), response)
        let box = Box(
            height: .fixed(height), padding: Insets(horizontal: style.size.segmented.padX - 2), main: .center,
            cross: .center, fill: fill, radius: style.radius.button - style.size.segmented.inset)
        let states: AccessibilityState = isOn ? [.checkable, .checked] : .checkable
        control(id, .row, box, Interaction(), Semantics(.radioButton, label, states: states, hidesChildren: true)) {
            self.label(label, style.type.captionStrong, color: text, truncates: false)
        }
        return response.clicked
    }

    /// A box to tick, with its label beside it; both react.
    ///
    /// - Parameters:
    ///   - label: What ticking means.
    ///   - isOn: Whether it is ticked; nil is neither, for a box that stands for several.
    ///   - key: Its identity; the label when left out.
    ///   - showsLabel: Whether the label is written beside it. The default is true.
    ///   - isEnabled: The default is true.
    /// - Returns: What it is to be now, when it was pressed.
    package func checkbox(
        _ label: String, isOn: Bool?, id key: String? = nil, showsLabel: Bool = true, isEnabled: Bool = true
    ) -> Bool? {
        let id = id(key ?? label)
        let response = response(id, isEnabled: isEnabled)
        let metrics = style.size.checkbox
        let box = Box(
            height: .fit(min: metrics.size), gap: style.space(3), cross: .center, radius: metrics.radius,
            opacity: isEnabled ? 1 : 0.4)
        var states: AccessibilityState = .checkable
        if isOn == true { states.insert(.checked) }
        if isOn == nil { states.insert(.mixed) }
        let interaction = Interaction(isEnabled: isEnabled)
        control(id, .row, box, interaction, Semantics(.checkBox, label, states: states, hidesChildren: true)) {
            tickBox(isOn, isHovered: response.isHovered)
            if showsLabel { self.label(label, maxLines: 0) }
        }
        return response.clicked ? !(isOn ?? false) : nil
    }

    /// The box of a check box alone, for cards that are ticked as a whole.
    ///
    /// - Parameters:
    ///   - isOn: Whether it is ticked; nil is neither.
    ///   - isHovered: Whether the pointer is over what it belongs to. The default is false.
    package func tickBox(_ isOn: Bool?, isHovered: Bool = false) {
        let metrics = style.size.checkbox
        let isFilled = isOn != false
        let edge = isHovered ? style.color.textSecondary : style.color.outline
        stack(
            .init(
                width: .fixed(metrics.size), height: .fixed(metrics.size), main: .center, cross: .center,
                fill: isFilled ? style.color.accent : nil, border: isFilled ? nil : Border(edge, width: metrics.stroke),
                radius: metrics.radius)
        ) {
            if isFilled { icon(isOn == nil ? "minus" : "check", size: 14, color: style.color.onAccent) }
        }
    }

    /// One of several, marked by a circle; the content reacts as a whole.
    ///
    /// - Parameters:
    ///   - key: Its identity.
    ///   - label: What a screen reader says.
    ///   - isOn: Whether it is the one.
    ///   - axis: How the content is arranged. The default is a row.
    ///   - box: The box around circle and content; its fill is used as given.
    ///   - showsCircle: Whether the circle comes first; without it, `choiceCircle` puts it elsewhere. The default is true.
    ///   - content: Declares what stands beside the circle.
    /// - Returns: Whether it was pressed.
    package func choice(
        _ key: String, label: String, isOn: Bool, axis: Axis = .row, _ box: Box = Box(gap: 12, cross: .center),
        showsCircle: Bool = true, _ content: (Response) -> Void
    ) -> Bool {
        let id = id(key)
        let response = response(id)
        let states: AccessibilityState = isOn ? [.checkable, .checked] : .checkable
        control(id, axis, box, Interaction(), Semantics(.radioButton, label, states: states, hidesChildren: true)) {
            if showsCircle { choiceCircle(isOn, isHovered: response.isHovered) }
            content(response)
        }
        return response.clicked
    }

    /// The circle of a choice.
    package func choiceCircle(_ isOn: Bool, isHovered: Bool = false) {
        let size = style.size.radio
        let edge = isOn ? style.color.accentText : isHovered ? style.color.textSecondary : style.color.outline
        stack(
            .init(
                width: .fixed(size.size), height: .fixed(size.size), main: .center, cross: .center,
                border: Border(edge, width: style.size.checkbox.stroke), radius: size.size / 2)
        ) {
            if isOn {
                leaf(
                    Box(
                        width: .fixed(size.dot), height: .fixed(size.dot), fill: style.color.accentText,
                        radius: size.dot / 2))
            }
        }
    }

    /// A switch.
    ///
    /// - Parameters:
    ///   - label: What it switches, for screen readers.
    ///   - isOn: Whether it is on.
    ///   - key: Its identity; the label when left out.
    ///   - isEnabled: The default is true.
    /// - Returns: What it is to be now, when it was pressed.
    package func toggle(_ label: String, isOn: Bool, id key: String? = nil, isEnabled: Bool = true) -> Bool? {
        let id = id(key ?? label)
        let response = response(id, isEnabled: isEnabled)
        let metrics = style.size.toggle
        let part = animate(
            id.part(8), to: isOn ? 1 : 0, duration: style.motion.toggle, curve: style.motion.standard,
            from: isOn ? nil : 0)
        let palette = style.color
        let on = style.theme == .light ? palette.progressTransfer : palette.accent
        let knob = palette.knob.mixed(with: style.theme == .light ? palette.knob : palette.onAccent, by: part)
        let travel = metrics.width - 2 * metrics.inset - metrics.knob
        var box = Box(
            width: .fixed(metrics.width), height: .fixed(metrics.height),
            fill: palette.toggleOff.mixed(with: on, by: part),
            radius: metrics.height / 2, opacity: isEnabled ? 1 : 0.4)
        box.scale = pressScale(response)
        let states: AccessibilityState = isOn ? [.checkable, .checked] : .checkable
        let interaction = Interaction(isEnabled: isEnabled)
        control(id, .stack, box, interaction, Semantics(.toggleButton, label, states: states, hidesChildren: true)) {
            let corner = Point(x: metrics.inset + travel * part, y: metrics.inset)
            leaf(
                Box(
                    width: .fixed(metrics.knob), height: .fixed(metrics.knob),
                    placement: .absolute(.zero, offset: corner),
                    fill: knob, radius: metrics.knob / 2))
        }
        return response.clicked ? !isOn : nil
    }
}
