extension Context {
    /// A sheet at the lower edge of the window with a handle: a fixed head, content that scrolls, a fixed foot; a press
    /// outside closes it.
    ///
    /// - Parameters:
    ///   - key: Its identity.
    ///   - label: What a screen reader says.
    ///   - width: In logical pixels. The default is the design's; a narrow window gives its whole width.
    ///   - head: Declares what stays above the content. The default is nothing.
    ///   - content: Declares the content, which scrolls when it is too high.
    ///   - foot: Declares what stays below the content. The default is nothing.
    /// - Returns: Whether the user wants it closed.
    package func sheet(
        _ key: String, label: String, width: Float? = nil, head: (() -> Void)? = nil, content: () -> Void,
        foot: (() -> Void)? = nil
    ) -> Bool {
        let id = id(key)
        let shown = appearing(id, style.motion.sheet)
        let isNarrow = style.grid.isNarrow(windowSize.width)
        let width = isNarrow ? windowSize.width : min(width ?? style.size.sheet.width, windowSize.width)
        let options = LayerOptions(
            level: style.layer.dialog, dims: true, closesOutside: true, opacity: shown,
            exit: exit(style.motion.sheet, distance: style.space(24)))
        return layer(id, options) {
            panel(id, sheetBox(width: width, shown), Semantics(.dialog, label, states: .modal)) {
                handle()
                let pad = style.size.sheet.pad
                if let head { column(.init(width: .grow, padding: Insets(left: pad, right: pad)), head) }
                // Within what scrolls, so that a focus ring has room there.
                let top = head == nil ? 0 : style.space(5)
                let bottom = foot == nil ? style.space(6) : 0
                bodyScroll(Insets(top: top, left: pad, bottom: bottom, right: pad), content)
                if let foot {
                    column(.init(width: .grow, padding: Insets(left: pad, bottom: style.space(6), right: pad)), foot)
                }
            }
        }
    }

    func sheetBox(width: Float, _ shown: Float) -> Box {
        let anchor = Point(x: 0.5, y: 1)
        let rise = (1 - shown) * style.space(24)
        return Box(
            width: .fixed(width),
            height: .fit(max: (windowSize.height * style.size.dialog.maxHeightFraction).rounded()),
            placement: .absolute(anchor: anchor, pivot: anchor, offset: Point(x: 0, y: rise)),
            fill: style.color.surface2, border: layerBorder,
            radii: CornerRadii(topLeft: style.radius.sheet, topRight: style.radius.sheet),
            shadow: style.elevation.sheet, opacity: shown)
    }

    func handle() {
        let size = style.size.sheet.handle
        column(.init(width: .grow, padding: Insets(top: 10, bottom: style.space(4)), cross: .center)) {
            leaf(
                Box(
                    width: .fixed(size.width), height: .fixed(size.height), fill: style.color.surface4,
                    radius: size.height / 2))
        }
    }
}
