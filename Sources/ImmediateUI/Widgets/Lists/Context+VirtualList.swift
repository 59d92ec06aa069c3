/// Lists of many rows: only those in view are declared.
extension Context {
    /// A scroll area with a list of rows of equal height.
    ///
    /// - Parameters:
    ///   - key: Its identity.
    ///   - box: The scroll area's size and padding.
    ///   - count: How many rows there are.
    ///   - rowHeight: In logical pixels.
    ///   - gap: Between rows. The default is 0.
    ///   - label: What the list is, for screen readers.
    ///   - rowKey: The identity of a row's content, not its place.
    ///   - row: Declares a row.
    package func virtualList(
        _ key: String, _ box: Box = Box(width: .grow, height: .grow), count: Int, rowHeight: Float, gap: Float = 0,
        label: String = "", rowKey: (Int) -> String, row: (Int) -> Void
    ) {
        scrollArea(key, box) {
            virtualRows("rows", count: count, rowHeight: rowHeight, gap: gap, label: label, rowKey: rowKey, row: row)
        }
    }

    /// Rows of equal height as a part of the scroll area around; see `virtualList`.
    ///
    /// - Parameters:
    ///   - key: Its identity.
    ///   - count: How many rows there are.
    ///   - rowHeight: In logical pixels; nil measures the rows, starting from `estimate`.
    ///   - estimate: The height of a row that was never in view. The default is 56.
    ///   - gap: Between rows. The default is 0.
    ///   - label: What the list is, for screen readers.
    ///   - zone: How arrow keys move between rows. The default is a column.
    ///   - rowKey: The identity of a row's content, not its place.
    ///   - row: Declares a row.
    package func virtualRows(
        _ key: String, count: Int, rowHeight: Float?, estimate: Float = 56, gap: Float = 0, label: String = "",
        zone: FocusZone.Kind = .column, rowKey: (Int) -> String, row: (Int) -> Void
    ) {
        let id = id(key)
        var state = lists.value(id, frame: frameNumber) ?? VirtualListState()
        state.count = count
        if rowHeight == nil, state.heights?.count != count {
            state.heights = RowHeights(count: count, estimate: estimate)
        }
        let rows = RowGeometry(count: count, height: rowHeight, gap: gap, heights: state.heights)
        var record = recordList(id, rows)
        state.pageRows = max(1, Int(record.viewport / max(1, rows.typicalPitch)) - 1)
        jump(&state, rows, record)
        let visible = rows.visible(from: scrolled(record.area) - record.top, height: record.viewport)
        let box = Box(width: .grow, height: .fixed(rows.total))
        let node = open(.column, box, id)
        record.node = node
        tree.setMark(.zone(FocusZone(id: id, kind: zone, remembers: true)), of: node)
        tree.setSemantics(Semantics(.list, label, count: count), of: node)
        for index in rowsToDeclare(visible, state, count, held(id), rowKey) {
            let rowNode = declareRow(index, rows, rowKey(index), &state) { row(index) }
            record.rows.append((index, rowNode))
        }
        close()
        listRecords.append(record)
        lists.set(id, state, frame: frameNumber)
    }

    /// The row of this list that is on its way to another place.
    private func held(_ list: WidgetID) -> Reordering? {
        reordering?.list == list ? reordering : nil
    }

    private func recordList(_ id: WidgetID, _ rows: RowGeometry) -> VirtualListRecord {
        let area = scrollStack.last
        let known = area.flatMap { id in scrollAreas.first { $0.id == id } }
        var top: Float = 0
        if let known, let frame = frames[id] { top = frame.y - known.viewport.y + known.offset.y }
        return VirtualListRecord(
            id: id, node: -1, area: area, top: top, viewport: known?.viewport.height ?? windowSize.height,
            geometry: rows, rows: [])
    }

    private func scrolled(_ area: WidgetID?) -> Float {
        area.flatMap { scrolls.peek($0) }?.y ?? 0
    }

    /// Goes to the row that a key asked for: scrolls so that it will be in view.
    private func jump(_ state: inout VirtualListState, _ rows: RowGeometry, _ record: VirtualListRecord) {
        guard let index = state.jump, let area = record.area else { return }
        let start = record.top + rows.offset(of: index)
        let end = start + rows.height(of: index)
        let offset = scrolls.peek(area) ?? .zero
        if start < offset.y {
            scrolls.set(area, SIMD2(offset.x, max(0, start)), frame: frameNumber)
        } else if end > offset.y + record.viewport {
            scrolls.set(area, SIMD2(offset.x, end - record.viewport), frame: frameNumber)
        }
        // The area around was opened with the old offset.
        if let node = stack.last(where: { tree[Int($0.node)].id == area })?.node {
            tree[Int(node)].layout.scroll = scrolls.peek(area) ?? .zero
        }
    }

    /// The rows in view, with one more on each side for moves by key.
    private static func withNeighbours(_ visible: Range<Int>, _ count: Int) -> Range<Int> {
        max(0, visible.lowerBound - 1)..<min(count, visible.upperBound + 1)
    }

    /// The rows in view, and around the focused row wherever it is.
    private func rowsToDeclare(
        _ visible: Range<Int>, _ state: VirtualListState, _ count: Int, _ held: Reordering?, _ rowKey: (Int) -> String
    ) -> [Int] {
        var indices = Set(Self.withNeighbours(visible, count))
        if let row = state.focusedRow, let index = Self.find(row.key, near: row.index, count, rowKey) {
            indices.formUnion(max(0, index - 1)..<min(count, index + 2))
        }
        if let jump = state.jump, jump < count { indices.insert(jump) }
        if let held, let index = Self.find(held.key, near: held.from, count, rowKey) { indices.insert(index) }
        return indices.sorted()
    }

    /// A row may have moved by a few places since it was seen.
    private static func find(_ key: String, near index: Int, _ count: Int, _ rowKey: (Int) -> String) -> Int? {
        for distance in 0...16 {
            for place in [index - distance, index + distance] where (0..<count).contains(place) {
                if rowKey(place) == key { return place }
            }
        }
        return nil
    }

    private func declareRow(
        _ index: Int, _ rows: RowGeometry, _ key: String, _ state: inout VirtualListState, _ row: () -> Void
    ) -> Int32 {
        let hadFocus = focus.focused.map { declared.contains($0) } ?? false
        let first = tree.count
        let height: Length = rows.isMeasured ? .fit : .fixed(rows.height(of: index))
        let held = self.held(stack.last?.id ?? .root)
        let isLifted = held?.key == key
        let slot = held?.slot(of: index) ?? index
        var top = rows.offset(of: min(slot, rows.count - 1))
        var box = Box(width: .grow, height: height)
        // Heights that are only now measured are no movement.
        box.layout.glides = !rows.isMeasured || held != nil
        if isLifted, let held {
            box.layout.isRaised = true
            if let y = heldTop(held) {
                box.layout.isHeld = true
                top = PixelGrid(scale: style.scale).snap(max(-8, min(y, rows.total - rows.height(of: index) + 8)))
            }
        }
        box.placement = .absolute(.zero, offset: Point(x: 0, y: top))
        let outer = openRow
        openRow = OpenRow(
            list: stack.last?.id ?? .root, index: index, place: slot, key: key, count: rows.count,
            pitch: rows.typicalPitch, isLifted: isLifted)
        defer { openRow = outer }
        let node = open(.column, box, id(key))
        tree.setSemantics(Semantics(.listItem, position: index + 1, count: rows.count), of: node)
        row()
        close()
        if let focused = focus.focused {
            if !hadFocus, declared.contains(focused) {
                state.focusedRow = (index, key)
                focusedList = stack.last?.id
            } else if state.focusedRow?.index == index, state.focusedRow?.key == key {
                state.focusedRow = nil
            }
        }
        if state.jump == index { focusRow(from: first, &state) }
        return node
    }

    /// Gives the focus to the first widget of a row that was asked for.
    private func focusRow(from first: Int, _ state: inout VirtualListState) {
        state.jump = nil
        let target = (first..<tree.count).first { index in
            let interaction = tree[index].interaction
            return interaction >= 0 && tree.interactions[Int(interaction)].isFocusable
                && tree.interactions[Int(interaction)].isEnabled
        }
        guard let target else { return }
        focus.focus(tree[target].id)
        reveals = tree[target].id
        changed = true
    }

    // MARK: Input

    /// Home, End and the page keys in a list count rows, not only those that are declared.
    ///
    /// Returns whether there is a list.
    func jumpInList(_ key: Key) -> Bool {
        guard let id = focusedList, var state = lists.peek(id), let row = state.focusedRow else { return false }
        let target: Int
        switch key {
        case .home: target = 0
        case .end: target = state.count - 1
        case .pageUp: target = row.index - state.pageRows
        default: target = row.index + state.pageRows
        }
        state.jump = max(0, min(state.count - 1, target))
        lists.set(id, state, frame: frameNumber)
        return true
    }

    // MARK: Afterwards

    /// Looks whether the laid-out lists have the right rows, and measured rows the height that was thought.
    func checkLists() {
        for record in listRecords {
            checkPlace(record)
            if record.geometry.isMeasured { takeHeights(record) }
        }
    }

    /// A list that lies elsewhere than was thought is declared anew at once where other rows are in view there, and with the
    /// next frame where only their neighbours are others.
    private func checkPlace(_ record: VirtualListRecord) {
        guard let id = record.area, let area = scrollAreas.first(where: { $0.id == id }),
            let frame = frames[record.id]
        else { return }
        let top = frame.y - area.viewport.y + area.offset.y
        guard abs(top - record.top) > 0.5 || abs(area.viewport.height - record.viewport) > 0.5 else { return }
        let visible = record.geometry.visible(from: area.offset.y - top, height: area.viewport.height)
        let declared = Set(record.rows.lazy.map(\.index))
        if !declared.isSuperset(of: visible) {
            changed = true
        } else if !declared.isSuperset(of: Self.withNeighbours(visible, record.geometry.count)) {
            wake(after: Self.tick)
        }
    }

    private func takeHeights(_ record: VirtualListRecord) {
        guard var state = lists.peek(record.id), var heights = state.heights else { return }
        var isCorrected = false
        for row in record.rows where row.index < heights.count {
            let height = tree[Int(row.node)].size.y
            guard abs(height - heights[row.index]) > 0.01 else { continue }
            heights.set(row.index, height)
            isCorrected = true
        }
        guard isCorrected else { return }
        state.heights = heights
        lists.set(record.id, state, frame: frameNumber)
        changed = true
    }
}
