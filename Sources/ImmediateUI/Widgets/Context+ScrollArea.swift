/// Views of content that is larger than them.
extension Context {
    /// A box that scrolls.
    ///
    /// The wheel, Page Up and Page Down, its thumb, and the focus move it; its place is kept while it is away.
    ///
    /// - Parameters:
    ///   - key: Its identity.
    ///   - box: Its size and padding; the padding scrolls with the content.
    ///   - isHorizontal: Whether it scrolls sideways instead. The default is false.
    ///   - label: What a screen reader says.
    ///   - content: Declares the children, from top to bottom or from left to right.
    package func scrollArea(
        _ key: String, _ box: Box = Box(width: .grow, height: .grow), isHorizontal: Bool = false, label: String = "",
        _ content: () -> Void
    ) {
        let id = id(key)
        var box = box
        box.layout.scrollsX = isHorizontal
        box.layout.scrollsY = !isHorizontal
        box.layout.scroll = scrolls.value(id, frame: frameNumber) ?? .zero
        let node = open(isHorizontal ? .row : .column, box, id)
        tree.setSemantics(Semantics(.scrollPane, label), of: node)
        scrollStack.append(id)
        content()
        scrollStack.removeLast()
        close()
    }

    /// How far a scroll area is scrolled, in logical pixels.
    package func scrollOffset(_ key: String) -> Point {
        let offset = scrolls.peek(id(key)) ?? .zero
        return Point(x: offset.x, y: offset.y)
    }

    /// Scrolls an area; the layout keeps the offset within the content.
    package func setScrollOffset(_ key: String, _ offset: Point) {
        scrollMotions[id(key)] = nil
        scrolls.set(id(key), SIMD2(offset.x, offset.y), frame: frameNumber)
        changed = true
    }

    // MARK: Input

    func scroll(dx: Float, dy: Float, at point: Point) {
        let step = SIMD2(dx, dy)
        guard let area = areaToScroll(by: step, at: point) else { return }
        scrollMotions[area.id] = nil
        let offset = scrolls.peek(area.id) ?? area.offset
        scrolls.set(area.id, (offset + step).clamped(to: area.limit), frame: frameNumber)
        hasScrolled = true
    }

    /// The innermost area that can still go that way; what covers an area stops the wheel.
    func areaToScroll(by step: SIMD2<Float>, at point: Point) -> ScrollArea? {
        let order = hitAreas.lastIndex { $0.rect.contains(point) && $0.interaction.isBackdrop } ?? -1
        return scrollAreas.first { area in
            guard area.visible.contains(point), area.order > order else { return false }
            let offset = scrollMotions[area.id]?.target ?? scrolls.peek(area.id) ?? area.offset
            return (offset + step).clamped(to: area.limit) != offset
        }
    }

    /// Scrolls by almost a view, so that a line stays visible.
    func scrollPage(_ direction: Float) {
        guard let area = pageArea else { return }
        let offset = scrolls.peek(area.id) ?? area.offset
        let step = direction * max(40, area.viewport.height - 40)
        scrollMotions[area.id] = nil
        scrolls.set(area.id, (offset + SIMD2(0, step)).clamped(to: area.limit), frame: frameNumber)
    }

    /// The area that keys scroll: the largest of the top layer that can move.
    private var pageArea: ScrollArea? {
        let scope = focus.map.topScope
        let below = hitAreas.firstIndex { $0.id == scope } ?? -1
        return scrollAreas.filter { $0.order > below && $0.limit.y > 0 }
            .max { $0.visible.width * $0.visible.height < $1.visible.width * $1.visible.height }
    }

    // MARK: Output

    func registerScroll(_ index: Int, _ frame: Rect, _ visible: Rect) {
        let node = tree[index]
        let content = engine.contentSize(tree, index)
        let area = ScrollArea(
            id: node.id, order: hitAreas.count, viewport: frame, visible: visible,
            content: Extent(width: content.x, height: content.y), offset: node.layout.scroll)
        // Inner areas come first, so that they get the wheel first.
        scrollAreas.append(area)
        if node.layout.scrollsY, area.limit.y > 0, style.seat == .desktop { paintThumb(area) }
    }

    private func paintThumb(_ area: ScrollArea) {
        guard !area.visible.isEmpty else { return }
        let thumb = ScrollThumb(area: area, style: style)
        let id = area.id.part(3)
        let isHeld = pointer.active == id || pointer.hovered == id
        // At the top nothing hides above: the page's last line says enough.
        if isHeld || area.offset.y > 0 {
            let color = isHeld ? style.color.outline : style.color.hairlineStrong
            drawList.append(.fill(thumb.rect, radii: CornerRadii(thumb.rect.width / 2), color: color))
        }
        let interaction = Interaction(isFocusable: false, cursor: .arrow, tracksDrag: true)
        hitAreas.append(
            HitArea(
                id: id, rect: thumb.rect.inset(by: -style.size.scrollbar.inset).intersection(area.visible),
                interaction: interaction))
    }

    /// Moves areas whose thumbs are dragged; called when a frame's input is known.
    func dragThumbs() {
        guard let held = pointer.active else { return }
        guard let area = scrollAreas.first(where: { $0.id.part(3) == held }) else { return }
        for event in events(for: held) {
            switch event {
            case .pressed(let point, _, _):
                thumbGrip = (point.y, (scrolls.peek(area.id) ?? area.offset).y)
            case .dragged(let point):
                guard let grip = thumbGrip else { continue }
                let offset = grip.offset + (point.y - grip.y) * ScrollThumb(area: area, style: style).contentPerPixel
                scrolls.set(area.id, SIMD2(area.offset.x, offset).clamped(to: area.limit), frame: frameNumber)
            default: break
            }
        }
    }
}
