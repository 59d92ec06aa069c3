extension Context {
    /// Shows a message at the lower edge of the window; it goes by itself.
    ///
    /// The running frame has it already: toasts are declared at its end.
    package func show(_ toast: Toast) {
        toasts.show(toast, at: time)
    }

    package func dismissToast(_ id: String) {
        toasts.dismiss(id, at: time)
        changed = true
    }

    /// Whether the button of the toast with this id was pressed since the last frame.
    package func toastActed(_ id: String) -> Bool {
        actedToast == id
    }

    /// Whether the toast with this id is on the screen or waits for it.
    package func hasToast(_ id: String) -> Bool {
        toasts.entries.contains { $0.toast.id == id }
    }

    func declareToasts() {
        let motion = style.motion
        if let next = toasts.expire(at: time, stay: motion.toastStay, stayWithAction: motion.toastStayWithAction) {
            wake(after: next)
        }
        let visible = toasts.visible
        guard !visible.isEmpty else { return }
        let anchor = Point(x: 0.5, y: 1)
        let box = Box(
            gap: style.space(2),
            cross: .center,
            placement: .window(anchor, offset: Point(x: 0, y: -style.size.toast.bottom - toastInset)))
        let node = open(.column, box, id("toasts"))
        tree[Int(node)].layer = Int32(style.layer.toast)
        stack[stack.count - 1].layer = tree[Int(node)].layer
        for entry in visible {
            declare(entry.toast)
        }
        close()
    }

    private func declare(_ toast: Toast) {
        let id = id(toast.id)
        let shown = animate(
            id.part(4), to: 1, duration: style.motion.toastIn, curve: style.motion.enter, from: 0)
        let size = style.size.toast
        var box = Box(
            width: .fit(min: size.minWidth, max: size.maxWidth), height: .fit(min: size.height),
            padding: Insets(left: style.space(4), right: toast.action == nil ? style.space(4) : style.space(2)),
            gap: style.space(3), cross: .center, fill: style.color.surface3, border: layerBorder,
            radius: style.radius.toast, shadow: style.elevation.toast, opacity: shown)
        box.glides = true
        box.decoration.exit = Exit(
            duration: style.motion.toastOut, curve: style.motion.exit, distance: style.motion.toastDistance / 2)
        let node = open(.row, box, id)
        tree.setInteraction(Interaction(isFocusable: false, cursor: .arrow, isBackdrop: true), of: node)
        tree.setSemantics(Semantics(.alert, toast.text), of: node)
        icon(toast.icon, color: toast.status.map { style.status[$0] } ?? style.color.textSecondary)
        label(toast.text, style.type.label.tabular, maxLines: 2, width: .grow)
        if let action = toast.action, actionButton(action) {
            pressedToast = toast.id
            toasts.dismiss(toast.id, at: time)
        }
        close()
    }

    private func actionButton(_ action: String) -> Bool {
        let id = id(action)
        let response = response(id)
        let palette = style.color
        let (fill, _) = colors(.quiet(palette), response)
        let metrics = ButtonMetrics(.small, style)
        let box = Box(
            height: .fixed(metrics.height), padding: Insets(horizontal: metrics.padX), main: .center, cross: .center,
            fill: response.isHovered ? palette.surface4 : fill, radius: metrics.radius)
        control(id, .row, box, Interaction(isPassing: true), Semantics(.button, action, hidesChildren: true)) {
            label(action, metrics.type(.quiet), color: palette.accentText, truncates: false)
        }
        return response.clicked
    }
}
