extension Context {
    /// A card or row of a list that takes the focus as a whole, with its buttons after it.
    ///
    /// Left and right move between it and its buttons, up and down to other cards. The pointer only marks it; keys and
    /// screen readers activate it.
    ///
    /// - Parameters:
    ///   - key: Its identity below its parent.
    ///   - label: What a screen reader says.
    ///   - value: What changes about it, such as "56 %".
    ///   - axis: How the content is arranged. The default is a row.
    ///   - box: Size, arrangement and painting; without a fill the colours of a card in its states are used.
    ///   - states: For screen readers.
    ///   - hasAction: Whether a click of the pointer means something. The default is false.
    ///   - content: Declares the content.
    /// - Returns: What happened to it, and whether the focus is in it.
    @discardableResult
    package func card(
        _ key: String, label: String, value: String = "", axis: Axis = .row, _ box: Box,
        states: AccessibilityState = [], hasAction: Bool = false, _ content: (Response) -> Void
    ) -> Response {
        let id = id(key)
        var response = response(id)
        var box = box
        if box.fill == nil {
            let isPressed = response.isPressed && hasAction
            box.fill = isPressed ? style.color.surface3 : colors(.card(style.color), response).fill
        }
        let hadFocus = focus.focused.map { declared.contains($0) } ?? false
        let zone = open(.column, Box(width: box.width, height: box.height.kind == .grow(1) ? .grow : .fit), id.part(13))
        tree.setMark(.zone(FocusZone(id: id.part(13), kind: .row, remembers: false)), of: zone)
        box.width = .grow
        let interaction = Interaction(cursor: hasAction ? .hand : .arrow, isWhole: true)
        control(id, axis, box, interaction, Semantics(.listItem, label, value: value, states: states)) {
            content(response)
        }
        close()
        response.containsFocus = !hadFocus && (focus.focused.map { declared.contains($0) } ?? false)
        return response
    }
}
