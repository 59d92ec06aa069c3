/// Containers: what is declared in the closure becomes their children.
extension Context {
    /// Children from left to right.
    ///
    /// - Parameters:
    ///   - box: Size, arrangement and painting.
    ///   - id: A key; needed for rows of a list, so that what they contain is found again.
    ///   - zone: How arrow keys move between what it contains.
    ///   - remembersFocus: Whether coming back to the zone finds the widget that was left.
    ///   - semantics: What it means to a screen reader. The default is nothing: the children stand for themselves.
    ///   - content: Declares the children.
    package func row(
        _ box: Box = Box(), id: String? = nil, zone: FocusZone.Kind? = nil, remembersFocus: Bool = false,
        semantics: Semantics? = nil, _ content: () -> Void
    ) {
        container(.row, box, id, zone, remembersFocus, semantics, content)
    }

    /// Children from top to bottom; see `row` for the parameters.
    package func column(
        _ box: Box = Box(), id: String? = nil, zone: FocusZone.Kind? = nil, remembersFocus: Bool = false,
        semantics: Semantics? = nil, _ content: () -> Void
    ) {
        container(.column, box, id, zone, remembersFocus, semantics, content)
    }

    /// Children on top of each other, aligned by `main` in x and `cross` in y; see `row` for the parameters.
    package func stack(
        _ box: Box = Box(), id: String? = nil, zone: FocusZone.Kind? = nil, remembersFocus: Bool = false,
        semantics: Semantics? = nil, _ content: () -> Void
    ) {
        container(.stack, box, id, zone, remembersFocus, semantics, content)
    }

    /// Children in equal columns, row by row, as wide as their column; see `row` for the parameters.
    package func grid(
        columns: Int, _ box: Box = Box(width: .grow), id: String? = nil, zone: FocusZone.Kind? = nil,
        remembersFocus: Bool = false, semantics: Semantics? = nil, _ content: () -> Void
    ) {
        var box = box
        box.layout.columns = max(1, columns)
        container(.grid, box, id, zone, remembersFocus, semantics, content)
    }

    private func container(
        _ axis: Axis, _ box: Box, _ key: String?, _ zone: FocusZone.Kind?, _ remembers: Bool, _ semantics: Semantics?,
        _ content: () -> Void
    ) {
        let key = key ?? (zone == nil ? nil : "zone")
        let node = open(axis, box, key.map { id($0) })
        if let zone {
            tree.setMark(.zone(FocusZone(id: tree[Int(node)].id, kind: zone, remembers: remembers)), of: node)
        }
        if let semantics { tree.setSemantics(semantics, of: node) }
        content()
        close()
    }

    /// Opens a container; without an identity it takes part in its parent's.
    @discardableResult
    func open(_ axis: Axis, _ box: Box, _ id: WidgetID?) -> Int32 {
        guard let parent = stack.last else { preconditionFailure("Widgets are declared between begin and end.") }
        if let id { declare(id) }
        var box = box
        box.layout.axis = axis
        let own = id ?? parent.id
        let node = tree.add(own, parent: parent.node, box: box, layer: parent.layer)
        tree[Int(node)].isAnonymous = id == nil
        stack.append(Open(node: node, id: own, layer: parent.layer))
        return node
    }

    func close() {
        stack.removeLast()
    }

    /// Notes that the identity is taken.
    func declare(_ id: WidgetID) {
        let isNew = declared.insert(id).inserted
        assert(isNew, "Two widgets below the same parent have the same key; give one of them an id.")
    }

    /// A leaf without identity.
    @discardableResult
    func leaf(_ box: Box, _ content: NodeContent? = nil) -> Int32 {
        guard let parent = stack.last else { preconditionFailure("Widgets are declared between begin and end.") }
        let node = tree.add(parent.id, parent: parent.node, box: box, layer: parent.layer)
        tree[Int(node)].isAnonymous = true
        if let content { tree.setContent(content, of: node) }
        return node
    }

    /// Room that takes what is left.
    package func spacer() {
        leaf(Box(width: .grow, height: .grow))
    }

    /// Room of a fixed size along the container's axis.
    package func space(_ length: Float) {
        let isRow = stack.last.map { tree[Int($0.node)].layout.axis == .row } ?? false
        leaf(isRow ? Box(width: .fixed(length)) : Box(height: .fixed(length)))
    }

    /// A hairline across the container.
    package func divider(isVertical: Bool = false, color: Color? = nil) {
        let line = Length.fixed(style.hairline)
        let fill = color ?? style.color.hairline
        leaf(isVertical ? Box(width: line, height: .grow, fill: fill) : Box(width: .grow, height: line, fill: fill))
    }

    /// Anything painted by hand, in its frame rounded to whole pixels.
    package func drawing(_ box: Box, _ draw: @escaping (Rect, inout DrawList) -> Void) {
        leaf(box, .drawing(draw))
    }
}
