/// Anything that is pressed.
extension Context {
    /// The fill and text colour of a control at this moment; hovering fades in and out.
    func colors(_ colors: ControlColors, _ response: Response) -> (fill: Color, text: Color) {
        let part = animate(
            response.id.part(1), to: response.isHovered ? 1 : 0, duration: style.motion.hover, curve: .linear,
            from: response.isHovered ? 0 : nil)
        if response.isPressed { return (colors.pressedFill, colors.hoverText) }
        return (
            colors.fill.mixed(with: colors.hoverFill, by: part), colors.text.mixed(with: colors.hoverText, by: part)
        )
    }

    /// How large a control is painted: a little smaller while it is held.
    func pressScale(_ response: Response) -> Float {
        let part = animate(
            response.id.part(10), to: response.isPressed ? 1 : 0, duration: style.motion.press,
            curve: style.motion.standard,
            from: response.isPressed ? 0 : nil)
        return 1 - (1 - style.motion.pressScale) * part
    }

    /// A box of any content that can be pressed, such as a card or the row of a list.
    ///
    /// - Parameters:
    ///   - key: Its identity below its parent.
    ///   - label: What a screen reader says.
    ///   - axis: How the content is arranged. The default is a row.
    ///   - box: Size, arrangement and painting; without a fill the colours of a card in its states are used.
    ///   - role: The default is button.
    ///   - states: For screen readers.
    ///   - isEnabled: The default is true.
    ///   - hidesContent: Whether the label says all that the content says. The default is true.
    ///   - content: Declares the content and knows what happens to the box.
    /// - Returns: What happened to the box.
    @discardableResult
    package func pressable(
        _ key: String, label: String, axis: Axis = .row, _ box: Box = Box(), role: AccessibilityRole = .button,
        states: AccessibilityState = [], isEnabled: Bool = true, hidesContent: Bool = true,
        _ content: (Response) -> Void
    ) -> Response {
        let id = id(key)
        let response = response(id, isEnabled: isEnabled)
        var box = box
        if box.fill == nil {
            box.fill = colors(.surface(style.color), response).fill
            if box.border == nil { box.border = Box.card(style).border }
        }
        let semantics = Semantics(role, label, states: states, hidesChildren: hidesContent)
        control(id, axis, box, Interaction(isEnabled: isEnabled), semantics) { content(response) }
        return response
    }

    /// Opens a box that takes part in input.
    func control(
        _ id: WidgetID, _ axis: Axis, _ box: Box, _ interaction: Interaction, _ semantics: Semantics,
        _ content: () -> Void
    ) {
        let node = open(axis, box, id)
        var interaction = interaction
        interaction.showsRing = pose == .focused
        tree.setInteraction(interaction, of: node)
        tree.setSemantics(semantics, of: node)
        content()
        close()
    }
}
