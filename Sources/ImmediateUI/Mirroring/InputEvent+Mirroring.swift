extension InputEvent {
    /// The event as widgets that run from left to right understand it.
    func mirrored(in width: Float) -> InputEvent {
        func turn(_ point: Point) -> Point { Point(x: width - point.x, y: point.y) }
        switch self {
        case .pointerMoved(let point): return .pointerMoved(turn(point))
        case .pointerPressed(let button, let point, let clicks, let modifiers):
            return .pointerPressed(button, turn(point), clicks: clicks, modifiers: modifiers)
        case .pointerReleased(let button, let point): return .pointerReleased(button, turn(point))
        case .scrolled(let dx, let dy, let point): return .scrolled(dx: -dx, dy: dy, turn(point))
        case .wheeled(let dx, let dy, let point): return .wheeled(dx: -dx, dy: dy, turn(point))
        case .touchBegan(let point): return .touchBegan(turn(point))
        case .touchMoved(let point): return .touchMoved(turn(point))
        case .touchEnded(let point): return .touchEnded(turn(point))
        case .padPressed(let key): return .padPressed(key.mirrored)
        case .padReleased(let key): return .padReleased(key.mirrored)
        case .keyPressed(let stroke): return .keyPressed(stroke.mirrored)
        case .pointerLeft, .text, .composition, .pasted: return self
        }
    }
}

extension KeyStroke {
    var mirrored: KeyStroke { KeyStroke(key.mirrored, modifiers, isRepeat: isRepeat) }
}

extension Key {
    fileprivate var mirrored: Key {
        switch self {
        case .left: .right
        case .right: .left
        default: self
        }
    }
}
