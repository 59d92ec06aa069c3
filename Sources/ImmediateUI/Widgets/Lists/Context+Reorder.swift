/// Rows that the user puts in another order.
extension Context {
    /// The handle of a row of `virtualRows`: dragging it moves the row; Enter lifts it for the arrow keys, Control with an
    /// arrow moves it at once.
    ///
    /// - Parameters:
    ///   - label: What a screen reader says, such as "Move Metropolis".
    ///   - isEnabled: The default is true.
    package func reorderHandle(_ label: String, isEnabled: Bool = true) {
        guard let row = openRow else { preconditionFailure("A handle belongs into a row of virtualRows.") }
        let id = id("handle")
        let response = response(id, isEnabled: isEnabled)
        if isEnabled { follow(id, row, response) }
        let isLifted = liftedByKeys(row)
        var claims: KeyClaims = .controlVertical
        if isLifted { claims.formUnion([.vertical, .ends, .enter]) }
        if isHeld(row) { claims.formUnion(.escape) }
        let color =
            isEnabled
            ? (response.isHovered || isLifted ? style.color.textPrimary : style.color.textTertiary)
            : style.color.textDisabled
        let box = Box(
            width: .fixed(style.size.icon.normal), height: .fixed(style.size.iconButton.size), main: .center,
            cross: .center, radius: style.radius.sm)
        let interaction = Interaction(
            isEnabled: isEnabled, claims: claims, tooltip: isLifted ? "" : label, tracksDrag: true)
        let semantics = Semantics(.button, label, states: isLifted ? .selected : [], hidesChildren: true)
        control(id, .row, box, interaction, semantics) { icon("drag", size: style.size.icon.normal, color: color) }
    }

    /// Whether the row that is being declared is on its way to another place.
    package var isRowLifted: Bool { openRow?.isLifted ?? false }

    /// The move that the user made in the list of this key at this place, in this frame: `to` counts as if the row was
    /// taken out first.
    package func reordered(_ key: String) -> (from: Int, to: Int)? {
        guard let move = movedRow, move.list == id(key) else { return nil }
        return (move.from, move.to)
    }

    /// Where the row that is being declared is shown, counted from 0: meanwhile others make room for one that is moved.
    package var rowPlace: Int? { openRow?.place }

    private func isHeld(_ row: OpenRow) -> Bool {
        reordering?.list == row.list && reordering?.key == row.key
    }

    private func liftedByKeys(_ row: OpenRow) -> Bool {
        isHeld(row) && reordering?.mode == .keys
    }

    // MARK: Input

    private func follow(_ id: WidgetID, _ row: OpenRow, _ response: Response) {
        let wasLifted = liftedByKeys(row)
        var usedPointer = false
        for event in events(for: id) {
            switch event {
            case .pressed(let point, _, _): grasp(row, at: point)
            case .released:
                usedPointer = true
                drop(row)
            case .key(let stroke): press(stroke, row, isLifted: wasLifted)
            default: break
            }
        }
        if response.clicked, !usedPointer { wasLifted ? drop(row) : lift(row) }
        if wasLifted, liftedByKeys(row), !response.isFocused { putBack() }
        followPointer(row)
    }

    private func grasp(_ row: OpenRow, at point: Point) {
        guard let frame = frames[row.list.child(row.key)] else { return }
        reordering = Reordering(
            list: row.list, key: row.key, from: row.index, to: row.index, mode: .pointer(grip: point.y - frame.y))
        changed = true
    }

    private func lift(_ row: OpenRow) {
        reordering = Reordering(list: row.list, key: row.key, from: row.index, to: row.index, mode: .keys)
        changed = true
    }

    private func press(_ stroke: KeyStroke, _ row: OpenRow, isLifted: Bool) {
        guard isLifted else { return stroke.key == .escape ? putBack() : nudge(stroke, row) }
        switch stroke.key {
        case .up: move(to: (reordering?.to ?? 0) - 1, row)
        case .down: move(to: (reordering?.to ?? 0) + 1, row)
        case .home: move(to: 0, row)
        case .end: move(to: row.count - 1, row)
        case .enter: drop(row)
        case .escape: putBack()
        default: break
        }
    }

    private func nudge(_ stroke: KeyStroke, _ row: OpenRow) {
        let to = stroke.key == .up ? row.index - 1 : row.index + 1
        guard (0..<row.count).contains(to) else { return }
        movedRow = (row.list, row.index, to)
        reveals = focus.focused
        changed = true
    }

    private func move(to place: Int, _ row: OpenRow) {
        reordering?.to = max(0, min(row.count - 1, place))
        reveals = focus.focused
        changed = true
    }

    /// Finds out where the pointer holds the row now.
    private func followPointer(_ row: OpenRow) {
        guard let held = reordering, held.list == row.list, held.key == row.key, case .pointer = held.mode else {
            return
        }
        guard let top = heldTop(held) else { return }
        // A list that changed meanwhile has the row elsewhere.
        reordering?.from = row.index
        let to = max(0, min(row.count - 1, Int((top / max(1, row.pitch)).rounded())))
        guard to != held.to else { return }
        reordering?.to = to
        changed = true
    }

    private func drop(_ row: OpenRow) {
        guard let held = reordering, held.list == row.list, held.key == row.key else { return }
        if held.from != held.to { movedRow = (held.list, held.from, held.to) }
        putBack()
    }

    private func putBack() {
        reordering = nil
        changed = true
    }

    // MARK: Places

    /// Where the upper edge of a row held by the pointer is in its list.
    func heldTop(_ held: Reordering) -> Float? {
        guard case .pointer(let grip) = held.mode, let list = frames[held.list], let y = pointer.position?.y else {
            return nil
        }
        return y - grip - list.y
    }

    /// Scrolls when a row is held near the edge of the view; called at the start of a frame.
    func scrollHeldRow() {
        guard let held = reordering, case .pointer = held.mode, let y = pointer.position?.y else { return }
        guard let list = frames[held.list],
            let area = scrollAreas.first(where: { $0.limit.y > 0 && !$0.viewport.intersection(list).isEmpty })
        else { return }
        let zone: Float = 48
        let above = max(0, area.viewport.y + zone - y)
        let below = max(0, y - (area.viewport.maxY - zone))
        let step = (min(below, zone) - min(above, zone)) / zone * 14
        guard step != 0 else { return }
        let offset = scrolls.peek(area.id) ?? area.offset
        scrolls.set(area.id, (offset + SIMD2(0, step.rounded())).clamped(to: area.limit), frame: frameNumber)
        wake(after: Self.tick)
    }

    /// Forgets a row whose pointer was let go elsewhere or that is gone; called at the end of a frame.
    func checkReordering() {
        guard let held = reordering else { return }
        let isThere = declared.contains(held.list.child(held.key))
        if !isThere { reordering = nil }
        if case .pointer = held.mode, pointer.active == nil { reordering = nil }
    }
}
