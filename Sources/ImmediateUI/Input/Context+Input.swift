/// From events to clicks, moves and deliveries.
extension Context {
    func handle(_ event: InputEvent, isWindowFocused: Bool) {
        switch event {
        case .pointerMoved(let point):
            noticePointer(at: point)
            apply(pointer.handle(event, areas: hitAreas))
        case .pointerPressed:
            modality = .pointer
            apply(pointer.handle(event, areas: hitAreas))
        case .pointerReleased, .pointerLeft: apply(pointer.handle(event, areas: hitAreas))
        case .scrolled(let dx, let dy, let point): scroll(dx: dx, dy: dy, at: point)
        case .wheeled(let dx, let dy, let point): wheel(dx: dx, dy: dy, at: point)
        case .touchBegan(let point): touch(finger.began(point, at: time))
        case .touchMoved(let point): touch(finger.moved(point, at: time, followsDrags: pressedFollowsDrags))
        case .touchEnded(let point): touch(finger.ended(point, at: time))
        case .padPressed(let key): if isWindowFocused { padPressed(key) }
        case .padReleased(let key): padKeys.release(key)
        case .keyPressed(let stroke): if isWindowFocused { press(stroke) }
        case .text(let text): if isWindowFocused { deliverText(.text(text)) }
        case .composition(let text, let caret): if isWindowFocused { deliverText(.composition(text, caret: caret)) }
        case .pasted(let text): if isWindowFocused { paste(text) }
        }
    }

    /// A hand resting on the table moves the mouse by a pixel; that must not hide the focus ring.
    private func noticePointer(at point: Point) {
        guard modality == .directional else {
            pointerOrigin = nil
            return
        }
        guard let origin = pointerOrigin else {
            pointerOrigin = point
            return
        }
        if abs(point.x - origin.x) + abs(point.y - origin.y) >= 3 {
            modality = .pointer
            pointerOrigin = nil
        }
    }

    func apply(_ outcome: PointerStateMachine.Outcome) {
        switch outcome {
        case .none: break
        case .pressed(let id, let point, let clicks, let modifiers):
            pressed(id, .pressed(point, clicks: clicks, modifiers: modifiers))
        case .missed(let id): missed(id)
        case .dragged(let id, let point): deliver(.dragged(point), to: id)
        case .clicked(let id, let clicks):
            deliver(.released, to: id)
            click(id, count: clicks)
        case .secondaryClicked(let id):
            secondaryClicks.insert(id)
            changed = true
        case .released(let id): deliver(.released, to: id)
        }
    }

    private func pressed(_ id: WidgetID, _ event: WidgetEvent) {
        deliver(event, to: id)
        let before = focus.focused
        if focus.map.index(of: id) != nil { focus.focus(id) }
        if focus.focused != before { changed = true }
    }

    private func missed(_ id: WidgetID?) {
        if let id { misses.insert(id) }
        focus.clear()
        changed = true
    }

    func click(_ id: WidgetID, count: Int) {
        clicks[id] = max(count, clicks[id] ?? 0)
        changed = true
    }

    private func deliver(_ event: WidgetEvent, to id: WidgetID) {
        deliveries.append((id, event))
        changed = true
    }

    /// Returns whether somebody takes text.
    @discardableResult
    private func deliverText(_ event: WidgetEvent) -> Bool {
        guard let id = focus.focused, claims[id]?.contains(.text) == true else { return false }
        deliver(event, to: id)
        return true
    }

    /// The window sends the text instead of the key; where no field takes it, the key is still the screen's.
    private func paste(_ text: String) {
        guard !deliverText(.pasted(text)) else { return }
        changed = true
        unhandledKeys.append(KeyStroke(.character("v"), .control))
    }

    /// The input that is for this widget, in order.
    func events(for id: WidgetID) -> [WidgetEvent] {
        deliveries.isEmpty ? [] : deliveries.filter { $0.id == id }.map(\.event)
    }

    // MARK: Keys

    private func padPressed(_ key: Key) {
        padKeys.press(key, at: time)
        press(KeyStroke(key))
    }

    /// Counts a held button again when its time has come; called at the start of a frame.
    func repeatPad(isWindowFocused: Bool) {
        guard isWindowFocused else { return padKeys.releaseAll() }
        guard let key = padKeys.key else { return }
        for _ in 0..<padKeys.due(at: time) { press(KeyStroke(key, isRepeat: true)) }
        if let wait = padKeys.wait(at: time) { wake(after: wait) }
    }

    private func press(_ stroke: KeyStroke) {
        if let id = focus.focused, claims[id]?.claim(stroke) == true {
            deliver(.key(stroke), to: id)
            return
        }
        changed = true
        if [.home, .end, .pageUp, .pageDown].contains(stroke.key), jumpInList(stroke.key) {
            modality = .directional
            return
        }
        // What these do may open something that has the focus; nobody would see where it is without its ring.
        if [.delete, .menu, .escape].contains(stroke.key) { turnToKeys() }
        switch stroke.key {
        case .tab where stroke.modifiers.isSubset(of: .shift):
            moveFocus(stroke.modifiers.contains(.shift) ? .previous : .next, stroke)
        case .left: moveFocus(.left, stroke)
        case .right: moveFocus(.right, stroke)
        case .up: moveFocus(.up, stroke)
        case .down: moveFocus(.down, stroke)
        case .home: moveFocus(.first, stroke)
        case .end: moveFocus(.last, stroke)
        case .pageUp: scrollPage(-1)
        case .pageDown: scrollPage(1)
        case .enter, .space: activate(stroke)
        case .escape: closeTop(stroke)
        case .menu: openContext(stroke)
        default: unhandledKeys.append(stroke)
        }
    }

    private func turnToKeys() {
        modality = .directional
        pointerOrigin = pointer.position
    }

    private func moveFocus(_ direction: FocusDirection, _ stroke: KeyStroke) {
        guard stroke.modifiers.isSubset(of: .shift) else {
            unhandledKeys.append(stroke)
            return
        }
        turnToKeys()
        if focus.move(direction) {
            reveals = focus.focused
        } else {
            unhandledKeys.append(stroke)
        }
    }

    private func activate(_ stroke: KeyStroke) {
        guard let id = focus.focused, stroke.modifiers.isEmpty, !stroke.isRepeat else {
            unhandledKeys.append(stroke)
            return
        }
        modality = .directional
        activations.insert(id)
        click(id, count: 1)
    }

    private func closeTop(_ stroke: KeyStroke) {
        guard let scope = focus.map.topScope, scope != .root else {
            unhandledKeys.append(stroke)
            return
        }
        closeRequests.insert(scope)
    }

    private func openContext(_ stroke: KeyStroke) {
        guard let id = focus.focused else {
            unhandledKeys.append(stroke)
            return
        }
        secondaryClicks.insert(id)
    }
}
