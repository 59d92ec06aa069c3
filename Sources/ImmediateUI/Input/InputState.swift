/// What happened since the last frame, in the order it happened.
package struct InputState: Hashable, Sendable {
    package var events: [InputEvent]
    /// Whether the window has the keyboard; keys are ignored without it.
    package var isWindowFocused: Bool

    package init(events: [InputEvent] = [], isWindowFocused: Bool = true) {
        self.events = events
        self.isWindowFocused = isWindowFocused
    }

    package static let none = InputState()

    /// A press and a release at one place.
    package static func click(_ point: Point, button: PointerButton = .primary, clicks: Int = 1) -> InputState {
        InputState(events: [
            .pointerMoved(point), .pointerPressed(button, point, clicks: clicks, modifiers: []),
            .pointerReleased(button, point),
        ])
    }

    package static func key(_ key: Key, _ modifiers: KeyModifiers = []) -> InputState {
        InputState(events: [.keyPressed(KeyStroke(key, modifiers))])
    }

    package static func move(_ point: Point) -> InputState {
        InputState(events: [.pointerMoved(point)])
    }

    package static func text(_ text: String) -> InputState {
        InputState(events: [.text(text)])
    }
}
