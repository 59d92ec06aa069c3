/// What a finger means: a press, a drag of what it grasped, or scrolling.
///
/// A finger presses where it lands; once it moves further than a tremble, it scrolls instead, unless what it pressed
/// follows drags, as a slider does.
struct TouchStateMachine {
    /// What the finger does.
    enum State: Hashable {
        /// No finger is down. Can transition to: `pressing` when one lands.
        case idle
        /// Down, and not moved. Can transition to: `dragging` or `scrolling` when it moves; `idle` when it is lifted.
        case pressing
        /// Moves what it pressed. Can transition to: `idle` when it is lifted.
        case dragging
        /// Scrolls. Can transition to: `idle` when it is lifted, perhaps with a fling.
        case scrolling
    }

    /// What is to be done about an event.
    enum Action: Hashable {
        case press(Point)
        case drag(Point)
        case release(Point)
        /// What was pressed is let go without a click.
        case cancelPress
        case scroll(dx: Float, dy: Float, at: Point)
        /// Scrolling goes on by itself, in logical pixels a second.
        case fling(SIMD2<Float>, at: Point)
    }

    /// How far a finger may tremble, in logical pixels.
    static let tremble: Float = 10
    /// Over how long the speed of a fling is measured.
    static let memory = Duration.milliseconds(80)
    /// Slower than this is no fling, in logical pixels a second.
    static let slowestFling: Float = 120

    private(set) var state = State.idle
    private var origin = Point.zero
    private var last = Point.zero
    private var trail: [(point: Point, time: Duration)] = []

    mutating func began(_ point: Point, at time: Duration) -> [Action] {
        state = .pressing
        origin = point
        last = point
        trail = [(point, time)]
        return [.press(point)]
    }

    /// Takes in a move.
    ///
    /// - Parameters:
    ///   - point: Where the finger is.
    ///   - time: The time of the frame.
    ///   - followsDrags: Whether what was pressed moves with the pointer.
    /// - Returns: What is to be done.
    mutating func moved(_ point: Point, at time: Duration, followsDrags: Bool) -> [Action] {
        defer { last = point }
        trail.append((point, time))
        trail.removeAll { $0.time < time - Self.memory }
        switch state {
        case .idle: return []
        case .pressing: return leavePlace(point, followsDrags)
        case .dragging: return [.drag(point)]
        case .scrolling: return [.scroll(dx: last.x - point.x, dy: last.y - point.y, at: origin)]
        }
    }

    mutating func ended(_ point: Point, at time: Duration) -> [Action] {
        defer { state = .idle }
        switch state {
        case .idle: return []
        case .pressing, .dragging: return [.release(point)]
        case .scrolling:
            let speed = speed(at: point, time)
            guard max(abs(speed.x), abs(speed.y)) >= Self.slowestFling else { return [] }
            return [.fling(speed, at: origin)]
        }
    }

    private mutating func leavePlace(_ point: Point, _ followsDrags: Bool) -> [Action] {
        guard max(abs(point.x - origin.x), abs(point.y - origin.y)) > Self.tremble else { return [] }
        if followsDrags {
            state = .dragging
            return [.drag(point)]
        }
        state = .scrolling
        return [.cancelPress, .scroll(dx: origin.x - point.x, dy: origin.y - point.y, at: origin)]
    }

    private func speed(at point: Point, _ time: Duration) -> SIMD2<Float> {
        guard let first = trail.first(where: { $0.time >= time - Self.memory }), time > first.time else { return .zero }
        let seconds = Float((time - first.time) / .seconds(1))
        return SIMD2(first.point.x - point.x, first.point.y - point.y) / seconds
    }
}
