extension Context {
    /// The identity that a key has at this place.
    package func id(_ key: String) -> WidgetID {
        (stack.last?.id ?? .root).child(key)
    }

    /// Where the last frame put the widget or box of this key at this place; zero when it was not there.
    package func frame(_ key: String) -> Rect {
        frames[id(key)] ?? .zero
    }

    /// What happened to a widget since the last frame.
    package func response(_ id: WidgetID, isEnabled: Bool = true) -> Response {
        var response = Response(id: id)
        response.frame = frames[id] ?? .zero
        guard isEnabled else { return response }
        let count = clicks[id] ?? 0
        response.clicked = count > 0
        response.doubleClicked = count > 1
        response.isActivated = activations.contains(id)
        response.secondaryClicked = secondaryClicks.contains(id)
        response.isHovered = pointer.hovered == id && (modality == .pointer || pointer.active == id)
        response.isPressed = pointer.active == id && pointer.hovered == id
        response.isFocused = focus.focused == id
        response.showsFocus = response.isFocused && modality == .directional
        applyPose(to: &response)
        return response
    }

    /// Whether a key that no widget wanted was pressed, such as Control-V on a page; holding it down is one press.
    package func pressed(_ key: Key, _ modifiers: KeyModifiers = []) -> Bool {
        unhandledKeys.contains { $0.key == key && $0.modifiers == modifiers && !$0.isRepeat }
    }

    /// Whether no menu, dialog or sheet lies over the page.
    package var isPageOnTop: Bool { focus.map.scopes.count <= 1 }

    /// Gives the focus to the widget of this key at this place, at the latest when it is laid out.
    package func focus(_ key: String) {
        focus(id(key))
    }

    package func focus(_ id: WidgetID) {
        focus.focus(id)
        reveals = id
        changed = true
    }

    /// Does what a screen reader asked for, in the next frame.
    package func perform(_ action: AccessibilityAction, on id: WidgetID) {
        switch action {
        case .press, .expand: requestedPresses.append(id)
        case .focus, .setText, .setValue: focus(id)
        case .scrollIntoView: reveals = id
        }
    }

    /// Puts another text into a field, in the next frame; it can be undone.
    package func setText(_ text: String, of id: WidgetID) {
        requestedEvents.append((id, .replaced(text)))
    }

    /// Sets the number of a slider or stepper, in the next frame; it goes to the nearest that is allowed.
    package func setValue(_ value: Float, of id: WidgetID) {
        requestedEvents.append((id, .set(value)))
    }
}
