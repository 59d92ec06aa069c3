/// What the pointer is over, holds and has clicked.
///
/// Hover belongs to the topmost area; a pressed widget keeps the pointer until it is released.
struct PointerStateMachine {
    /// What an event meant.
    enum Outcome: Hashable {
        case none
        /// A press on an enabled widget.
        case pressed(WidgetID, Point, clicks: Int, modifiers: KeyModifiers)
        /// A press on nothing, on a backdrop or on a disabled widget.
        case missed(WidgetID?)
        /// The pointer moved while the widget holds it.
        case dragged(WidgetID, Point)
        case clicked(WidgetID, clicks: Int)
        case secondaryClicked(WidgetID)
        case released(WidgetID)
    }

    private(set) var position: Point?
    private(set) var active: WidgetID?
    private(set) var hovered: WidgetID?
    private var pressClicks = 0

    mutating func handle(_ event: InputEvent, areas: [HitArea]) -> Outcome {
        switch event {
        case .pointerMoved(let point): move(to: point, areas)
        case .pointerLeft: leave()
        case .pointerPressed(let button, let point, let clicks, let modifiers):
            press(button, point, clicks, modifiers, areas)
        case .pointerReleased(let button, let point): release(button, point, areas)
        default: .none
        }
    }

    /// Looks again what is under the pointer, after widgets moved.
    mutating func refreshHover(areas: [HitArea]) {
        hovered = position.flatMap { Self.topmost(at: $0, areas)?.id }
    }

    /// Lets go of what is held, without a click.
    mutating func cancel() {
        active = nil
    }

    static func topmost(at point: Point, _ areas: [HitArea]) -> HitArea? {
        areas.last { $0.rect.contains(point) }
    }

    private mutating func move(to point: Point, _ areas: [HitArea]) -> Outcome {
        position = point
        refreshHover(areas: areas)
        return active.map { .dragged($0, point) } ?? .none
    }

    private mutating func leave() -> Outcome {
        position = nil
        hovered = nil
        return .none
    }

    private mutating func press(
        _ button: PointerButton, _ point: Point, _ clicks: Int, _ modifiers: KeyModifiers, _ areas: [HitArea]
    ) -> Outcome {
        position = point
        let area = Self.topmost(at: point, areas)
        hovered = area?.id
        guard let area, area.interaction.isEnabled, !area.interaction.isBackdrop else { return .missed(area?.id) }
        switch button {
        case .primary:
            active = area.id
            pressClicks = clicks
            return .pressed(area.id, point, clicks: clicks, modifiers: modifiers)
        case .secondary: return .secondaryClicked(area.id)
        case .middle: return .none
        }
    }

    private mutating func release(_ button: PointerButton, _ point: Point, _ areas: [HitArea]) -> Outcome {
        position = point
        refreshHover(areas: areas)
        guard button == .primary, let id = active else { return .none }
        active = nil
        return hovered == id ? .clicked(id, clicks: pressClicks) : .released(id)
    }
}
