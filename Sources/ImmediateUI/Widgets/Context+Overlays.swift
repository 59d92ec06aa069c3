/// What the context itself declares on top of the screens.
extension Context {
    /// What the pointer rests on and could explain.
    struct TooltipTarget: Hashable {
        var id: WidgetID
        var rect: Rect
        var text: String
    }

    /// A text that was cut short, for its tooltip.
    struct Truncation: Hashable {
        var rect: Rect
        var text: String
    }

    func declareOverlays() {
        declareToasts()
        declareTooltip()
    }

    /// Follows what the pointer rests on.
    func trackHover() {
        guard modality == .pointer, pointer.active == nil, let target = tooltipTarget else {
            hoverSince = nil
            return
        }
        if hoverSince?.target != target { hoverSince = (target, time) }
    }

    private var tooltipTarget: TooltipTarget? {
        guard let position = pointer.position else { return nil }
        let area = pointer.hovered.flatMap { id in hitAreas.last { $0.id == id } }
        if let area, !area.interaction.tooltip.isEmpty {
            return TooltipTarget(id: area.id, rect: area.rect, text: area.interaction.tooltip)
        }
        let backdrop = hitAreas.lastIndex { $0.interaction.isBackdrop && $0.rect.contains(position) }
        // A text under a layer does not explain itself through it.
        guard let cut = truncations.last(where: { $0.truncation.rect.contains(position) && $0.order > backdrop ?? -1 })
        else { return nil }
        return TooltipTarget(
            id: WidgetID.root.child(cut.truncation.text), rect: cut.truncation.rect, text: cut.truncation.text)
    }

    private func declareTooltip() {
        guard style.seat == .desktop, let (target, since) = hoverSince else { return }
        let rest = since + style.motion.tooltipDelay - time
        guard rest <= .zero else {
            wake(after: rest)
            return
        }
        let size = style.size.tooltip
        let box = Box(
            width: .fit(max: style.size.readingMaxWidth), height: .fit(min: size.height),
            padding: Insets(horizontal: size.padX), cross: .center,
            placement: .below(target.rect, gap: 6, margin: style.space(2)), fill: style.color.surface4,
            border: layerBorder, radius: style.radius.thumb)
        let node = open(.row, box, id("tooltip"))
        tree[Int(node)].layer = Int32(style.layer.tooltip)
        stack[stack.count - 1].layer = tree[Int(node)].layer
        tree.setSemantics(Semantics(.tooltip, target.text, hidesChildren: true), of: node)
        label(target.text, style.type.micro, maxLines: 0)
        close()
    }
}
