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
    ///   - subject: What it stands for; when another card or row takes its place, the focus goes there. The default is
    ///     nothing.
    ///   - axis: How the content is arranged. The default is a row.
    ///   - box: Size, arrangement and painting; without a fill the colours of a card in its states are used.
    ///   - states: For screen readers.
    ///   - isRow: Whether it lies on a card and has no colour of its own at rest. The default is false.
    ///   - hasAction: Whether a click of the pointer means something. The default is false.
    ///   - content: Declares the content.
    /// - Returns: What happened to it, and whether the focus is in it.
    @discardableResult
    package func card(
        _ key: String, label: String, value: String = "", subject: String? = nil, axis: Axis = .row, _ box: Box,
        states: AccessibilityState = [], isRow: Bool = false, hasAction: Bool = false,
        _ content: (Response) -> Void
    ) -> Response {
        let id = id(key)
        var response = response(id)
        var box = box
        if box.fill == nil {
            let isPressed = response.isPressed && hasAction
            box.fill =
                isPressed ? style.color.surface3 : colors(isRow ? .row(style.color) : .card(style.color), response).fill
        }
        let hadFocus = focus.focused.map { declared.contains($0) } ?? false
        var outer = Box(width: box.width)
        outer.layout.glides = box.layout.glides
        box.layout.glides = false
        let zone = open(.column, outer, id.part(13))
        tree.setMark(.zone(FocusZone(id: id.part(13), kind: .row, remembers: false)), of: zone)
        box.width = .grow
        let interaction = Interaction(
            cursor: hasAction ? .hand : .arrow, isWhole: true, subject: subject.map { WidgetID.root.child($0) })
        control(id, axis, box, interaction, Semantics(.listItem, label, value: value, states: states)) {
            content(response)
        }
        close()
        response.containsFocus = !hadFocus && (focus.focused.map { declared.contains($0) } ?? false)
        return response
    }
}
