/// From the laid-out tree to what is painted, hit, focused and read aloud: one walk makes all four, so they agree.
extension Context {
    /// What children inherit on the walk.
    struct Walk {
        var clip: Rect
        /// The enclosing element for screen readers; nil for the window itself.
        var element: Int?
        var isHidden = false
        var zone = 0
        var scope = WidgetID.root
    }

    private struct Deferred {
        var node: Int
        var walk: Walk
        var layer: Int32
    }

    func emit() {
        drawList.removeAll()
        hitAreas.removeAll(keepingCapacity: true)
        scrollAreas.removeAll(keepingCapacity: true)
        frames.removeAll(keepingCapacity: true)
        claims.removeAll(keepingCapacity: true)
        truncations.removeAll(keepingCapacity: true)
        accessibility.removeAll()
        focusMap.removeAll()
        let window = Rect(x: 0, y: 0, width: windowSize.width, height: windowSize.height)
        var layers: [Deferred] = []
        noticeLeaving()
        emit(0, Walk(clip: window, element: nil), &layers)
        // Layers may open layers; lower ones come first.
        while let next = layers.indices.min(by: { (layers[$0].layer, $0) < (layers[$1].layer, $1) }) {
            let layer = layers.remove(at: next)
            paintLeaving(upTo: layer.layer)
            var walk = layer.walk
            walk.clip = window
            walk.element = 0
            emit(layer.node, walk, &layers)
        }
        paintLeaving(upTo: .max)
    }

    private func emit(_ index: Int, _ inherited: Walk, _ layers: inout [Deferred]) {
        var walk = inherited
        let node = tree[index]
        let frame = PixelGrid(scale: style.scale).snap(node.frame)
        let visible = frame.intersection(walk.clip)
        let decoration = node.decoration >= 0 ? tree.decorations[Int(node.decoration)] : nil
        let start = drawList.commands.count
        let fades = (decoration?.opacity ?? 1) < 1
        if fades { drawList.append(.pushOpacity(decoration?.opacity ?? 1)) }
        if let decoration { paint(decoration, frame, walk.clip) }
        if !node.isAnonymous { frames[node.id] = frame }
        if node.mark >= 0 { enter(tree.marks[Int(node.mark)], &walk) }
        if node.interaction >= 0 {
            let interaction = tree.interactions[Int(node.interaction)]
            register(node.id, interaction, frame, visible, decoration?.radii ?? .zero, walk)
        }
        if node.semantics >= 0 { describe(node, frame, visible, &walk) }
        if node.content >= 0, !visible.isEmpty { paint(tree.contents[Int(node.content)], frame, visible) }
        let firstItem = focusMap.items.count
        emitChildren(of: index, frame, visible, walk, &layers)
        if node.mark >= 0, case .page(let id) = tree.marks[Int(node.mark)] {
            focusMap.page = .init(id: id, items: firstItem..<focusMap.items.count)
        }
        if fades { drawList.append(.popOpacity) }
        if let scale = decoration?.scale, scale != 1 {
            drawList.scale(from: start, by: scale, about: Point(x: frame.midX, y: frame.midY))
        }
        if let exit = decoration?.exit { keepPicture(of: node, from: start, exit) }
    }

    private func emitChildren(
        of index: Int, _ frame: Rect, _ visible: Rect, _ inherited: Walk, _ layers: inout [Deferred]
    ) {
        let node = tree[index]
        guard node.firstChild >= 0 else { return }
        var walk = inherited
        let cuts = node.layout.clips || node.layout.scrollsX || node.layout.scrollsY
        if cuts {
            walk.clip = visible
            drawList.append(.pushClip(frame))
        }
        var raised: [Raised] = []
        var child = node.firstChild
        while child >= 0 {
            let next = tree[Int(child)]
            if next.layer > node.layer {
                layers.append(Deferred(node: Int(child), walk: walk, layer: next.layer))
            } else if next.layout.isRaised {
                raised.append(raise { emit(Int(child), walk, &layers) })
            } else {
                emit(Int(child), walk, &layers)
            }
            child = next.nextSibling
        }
        for part in raised {
            drawList.append(contentsOf: part.commands)
            hitAreas += part.hitAreas
        }
        if cuts { drawList.append(.popClip) }
        if node.layout.scrollsX || node.layout.scrollsY { registerScroll(index, frame, visible) }
    }

    /// What a raised box paints and where it is hit, held back until its siblings have been.
    private struct Raised {
        var commands: [DrawCommand]
        var hitAreas: [HitArea]
    }

    private func raise(_ emit: () -> Void) -> Raised {
        let commands = drawList.commands.count
        let areas = hitAreas.count
        emit()
        let raised = Raised(commands: drawList.cut(from: commands), hitAreas: Array(hitAreas[areas...]))
        hitAreas.removeSubrange(areas...)
        return raised
    }

    private func enter(_ mark: FocusMark, _ walk: inout Walk) {
        switch mark {
        case .zone(let zone): focusMap.zones.append(.init(zone: zone, scope: walk.scope, parent: walk.zone))
        case .scope(let id):
            walk.scope = id
            focusMap.scopes.append(id)
            focusMap.zones.append(.init(zone: FocusZone(id: id, kind: .free, remembers: false), scope: id))
        case .page: return
        }
        walk.zone = focusMap.zones.count - 1
    }

    private func register(
        _ id: WidgetID, _ interaction: Interaction, _ frame: Rect, _ visible: Rect, _ radii: CornerRadii, _ walk: Walk
    ) {
        if !visible.isEmpty { hitAreas.append(HitArea(id: id, rect: visible, interaction: interaction)) }
        // What its own press disables keeps the focus: the widget beside it may do the opposite.
        guard interaction.isFocusable, interaction.isEnabled || focus.focused == id else { return }
        focusMap.items.append(
            FocusItem(
                id: id, frame: frame, zone: walk.zone, yields: interaction.yieldsFocus, isWhole: interaction.isWhole,
                isPassing: interaction.isPassing, subject: interaction.subject, isVisible: !visible.isEmpty))
        if interaction.isEnabled, !interaction.claims.isEmpty { claims[id] = interaction.claims }
        let isShown = focus.focused == id && modality == .directional
        if isShown || interaction.showsRing, !interaction.drawsOwnFocus { paintRing(frame, radii) }
    }

    private func describe(_ node: Node, _ frame: Rect, _ visible: Rect, _ walk: inout Walk) {
        let semantics = tree.semantics[Int(node.semantics)]
        guard !walk.isHidden else { return }
        var states = semantics.states
        var actions: [AccessibilityAction] = []
        if node.interaction >= 0 {
            let interaction = tree.interactions[Int(node.interaction)]
            if interaction.isEnabled, interaction.isFocusable {
                states.insert(.focusable)
                actions = interaction.claims.contains(.text) ? [.focus, .setText] : [.press, .focus]
                if semantics.amount != nil { actions.append(.setValue) }
            }
            if interaction.isFocusable, focus.focused == node.id { states.formUnion([.focusable, .focused]) }
            if !interaction.isEnabled { states.insert(.disabled) }
        }
        if visible.isEmpty { states.insert(.offscreen) }
        walk.element = accessibility.append(
            AccessibilityNode(
                id: node.isAnonymous ? anonymousID(walk) : node.id, role: semantics.role, label: semantics.label,
                value: semantics.value, states: states, amount: semantics.amount,
                caret: semantics.caret, actions: actions, frame: frame, visibleFrame: visible,
                position: semantics.position,
                count: semantics.count, parent: walk.element, children: []))
        walk.isHidden = semantics.hidesChildren
    }

    /// Labels have no key; their place below their element tells them apart.
    private func anonymousID(_ walk: Walk) -> WidgetID {
        guard let element = walk.element else { return .root }
        let parent = accessibility.nodes[element]
        return parent.id.part(UInt64(1000 + parent.children.count))
    }
}
