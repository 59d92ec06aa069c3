extension Context {
    /// A dialog in the middle of the window, in a narrow window a sheet at its lower edge: a fixed title, content that
    /// scrolls, a fixed footer.
    ///
    /// - Parameters:
    ///   - key: Its identity.
    ///   - title: Its title.
    ///   - width: In logical pixels. The default is the design's.
    ///   - inset: The room beside the content. The default is the dialog's; less lets rows hang out.
    ///   - showsClose: Whether there is a close button beside the title. The default is true.
    ///   - showsFooterLine: Whether a line separates the footer from the content. The default is false.
    ///   - content: Declares the content, from top to bottom.
    ///   - footer: Declares the buttons, from left to right, at the right; begin with something that grows for the left.
    ///     A sheet, and large text, may need a second line for them; then nothing grows.
    /// - Returns: Whether the user wants it closed.
    package func dialog(
        _ key: String, title: String, width: Float? = nil, inset: Float? = nil, showsClose: Bool = true,
        showsFooterLine: Bool = false, content: () -> Void, footer: (() -> Void)? = nil
    ) -> Bool {
        let id = id(key)
        let shown = appearing(id, style.motion.dialog)
        let isSheet = style.grid.isNarrow(windowSize.width)
        var isClosed = false
        let exit = exit(style.motion.dialog, distance: isSheet ? style.space(24) : style.motion.dialogDistance)
        let dismissed = layer(id, .init(level: style.layer.dialog, dims: true, opacity: shown, exit: exit)) {
            let box = isSheet ? sheetBox(width: windowSize.width, shown) : dialogBox(width, shown)
            panel(id, box, Semantics(.dialog, title, states: .modal)) {
                if isSheet { handle() }
                isClosed = dialogTitle(title, showsClose: showsClose, isSheet: isSheet)
                dialogBody(inset: inset ?? style.size.dialog.pad, hasFooter: footer != nil, content)
                if let footer { dialogFooter(showsLine: showsFooterLine, isSheet: isSheet, footer) }
            }
        }
        return dismissed || isClosed
    }

    private func dialogBox(_ width: Float?, _ shown: Float) -> Box {
        let width = min(width ?? style.size.dialog.width, windowSize.width - 2 * style.space(4))
        let rise = (1 - shown) * style.motion.dialogDistance
        let middle = Point(x: 0.5, y: 0.5)
        return Box(
            width: .fixed(width),
            height: .fit(max: (windowSize.height * style.size.dialog.maxHeightFraction).rounded()),
            placement: .absolute(anchor: middle, pivot: middle, offset: Point(x: 0, y: rise)),
            fill: style.color.surface2, border: layerBorder, radius: style.radius.dialog,
            shadow: style.elevation.dialog, opacity: shown)
    }

    /// High contrast has no shadows; a line says where the layer ends.
    var layerBorder: Border? {
        style.theme == .highContrast ? Border(style.color.outline, width: 2 * style.hairline) : nil
    }

    private func dialogTitle(_ title: String, showsClose: Bool, isSheet: Bool) -> Bool {
        let pad = style.size.dialog.pad
        // Under its handle a sheet needs less room.
        let top = isSheet ? style.space(2) : style.space(6)
        var isClosed = false
        // The close button hangs out so that its icon meets the margin.
        let right = showsClose ? pad - style.space(2) : pad
        row(
            .init(
                width: .grow, height: .fit(min: style.size.iconButton.size + top),
                padding: Insets(top: top, left: pad, right: right), cross: .center)
        ) {
            heading(title, style.type.title2, maxLines: 2, width: .grow)
            if showsClose { isClosed = iconButton("close", label: words.close, yieldsFocus: true).clicked }
        }
        return isClosed
    }

    private func dialogBody(inset: Float, hasFooter: Bool, _ content: () -> Void) {
        let padding = Insets(
            top: style.size.headerToContent, left: inset, bottom: hasFooter ? style.space(1) : style.space(6),
            right: inset)
        bodyScroll(padding, content)
    }

    /// A scroll area whose content keeps the keys of the layer.
    func bodyScroll(_ padding: Insets, _ content: () -> Void) {
        let layer = stack[stack.count - 1].id
        scrollArea("body", Box(width: .grow, padding: padding)) {
            stack[stack.count - 1].id = layer
            content()
        }
    }

    private func dialogFooter(showsLine: Bool, isSheet: Bool, _ footer: () -> Void) {
        let pad = style.size.dialog.pad
        let isLarge = style.seat == .desktop && style.textFactor > 1.15
        if showsLine {
            column(.init(width: .grow, padding: Insets(top: 10, left: pad, right: pad))) { divider() }
        }
        row(
            .init(
                width: .grow,
                padding: Insets(top: style.space(4), left: pad, bottom: style.space(6), right: pad), gap: 10,
                main: .end, cross: .center, wraps: isSheet || isLarge),
            id: "footer", zone: .row
        ) { footer() }
    }
}
