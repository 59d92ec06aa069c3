/// Layers lie above the page and keep the focus while they are there.
extension Context {
    /// How a layer behaves.
    struct LayerOptions {
        var level: Int
        /// Whether what lies below is darkened.
        var dims = false
        /// Whether a press outside closes it.
        var closesOutside = false
        /// 0 to 1, for its appearing.
        var opacity: Float = 1
        /// How it goes when it is closed.
        var exit: Exit?
    }

    /// Declares a layer over the whole window; `content` places its panel in it.
    ///
    /// - Parameters:
    ///   - id: Its identity, also its focus scope.
    ///   - options: How it behaves.
    ///   - content: Declares the panel.
    /// - Returns: Whether the user wants it closed: Escape, or a press outside where that closes it.
    func layer(_ id: WidgetID, _ options: LayerOptions, _ content: () -> Void) -> Bool {
        let below = stack.last?.layer ?? 0
        let fill = options.dims ? style.color.scrim.faded(by: options.opacity) : nil
        var box = Box(width: .grow, height: .grow, placement: .window(.zero), fill: fill)
        box.decoration.exit = options.exit
        let node = open(.stack, box, id)
        // A menu in a dialog must lie above the dialog, whatever the levels say.
        tree[Int(node)].layer = max(Int32(options.level), below + 1)
        stack[stack.count - 1].layer = tree[Int(node)].layer
        tree.setMark(.scope(id), of: node)
        tree.setInteraction(Interaction(isFocusable: false, isBackdrop: true), of: node)
        content()
        close()
        return closeRequests.contains(id) || (options.closesOutside && misses.contains(id))
    }

    /// The panel of a layer: presses on it do not count as outside.
    func panel(_ id: WidgetID, _ box: Box, _ semantics: Semantics, _ content: () -> Void) {
        let node = open(.column, box, id.part(6))
        tree.setInteraction(Interaction(isFocusable: false, isBackdrop: true), of: node)
        tree.setSemantics(semantics, of: node)
        // Keys in the panel hang on the layer, not on this part of it.
        stack[stack.count - 1].id = id
        content()
        close()
    }

    /// How layers go: in two thirds of the time in which they came.
    func exit(_ duration: Duration, distance: Float) -> Exit {
        Exit(duration: duration * 2 / 3, curve: style.motion.exit, distance: distance)
    }

    /// How far a layer has appeared, 0 to 1.
    func appearing(_ id: WidgetID, _ duration: Duration) -> Float {
        animate(id.part(4), to: 1, duration: duration, curve: style.motion.enter, from: 0)
    }

    /// Gives the focus to the widget of this key when it was not there in the last frame; call it before declaring it.
    package func focusOnAppearance(_ key: String) {
        if frames[id(key)] == nil { focus(key) }
    }
}
