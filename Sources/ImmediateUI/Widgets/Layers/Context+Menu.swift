extension Context {
    /// Opens the menu of this key at this place; it closes itself.
    package func openMenu(_ key: String) {
        openMenuID = id(key)
        changed = true
    }

    package func isMenuOpen(_ key: String) -> Bool {
        openMenuID == id(key)
    }

    /// The menu of this key, while it is open; a choice, a press outside or Escape closes it.
    ///
    /// - Parameters:
    ///   - key: Its identity, as given to `openMenu`.
    ///   - rect: What opened it: the menu hangs below.
    ///   - items: Its lines.
    ///   - minWidth: The default is the design's.
    ///   - staysOpen: Whether a choice leaves it open, for one that ticks several. The default is false.
    /// - Returns: The index of the line that was chosen in this frame.
    package func menu(
        _ key: String, below rect: Rect, items: [MenuItem], minWidth: Float? = nil, staysOpen: Bool = false
    ) -> Int? {
        let id = id(key)
        guard openMenuID == id else { return nil }
        var choice: Int?
        let shown = appearing(id, style.motion.menu)
        let options = LayerOptions(
            level: style.layer.menu, closesOutside: true, exit: exit(style.motion.menu, distance: 0))
        let isClosed = layer(id, options) {
            panel(id, menuBox(below: rect, minWidth: minWidth, shown), Semantics(.menu)) {
                scrollArea("rows", Box(width: .grow)) {
                    column(.init(width: .grow, padding: Insets(all: style.size.menu.padY)), id: "items", zone: .column)
                    {
                        choice = menuItems(items)
                    }
                }
            }
        }
        if isClosed || (choice != nil && !staysOpen) {
            openMenuID = nil
            changed = true
        }
        return choice
    }

    private func menuBox(below rect: Rect, minWidth: Float?, _ shown: Float) -> Box {
        let margin = style.grid.pageMargin(windowSize.width)
        return Box(
            width: .fit(min: minWidth ?? style.size.menu.minWidth, max: windowSize.width - 2 * margin),
            height: .fit(max: min(style.size.menu.maxHeight, windowSize.height - 2 * style.space(2))),
            placement: .below(
                rect, gap: style.space(1) - (1 - shown) * style.motion.menuDistance, margin: margin),
            fill: style.color.surface2, border: layerBorder ?? Border(style.color.hairline, width: style.hairline),
            radius: style.radius.menu, shadow: style.elevation.menu, opacity: shown)
    }

    private func menuItems(_ items: [MenuItem]) -> Int? {
        var choice: Int?
        for (index, item) in items.enumerated() {
            if item.startsGroup {
                column(.init(width: .grow, padding: Insets(vertical: style.size.menu.padY))) { divider() }
            }
            let key = "\(index) \(item.label)"
            if item.isChecked == true { focusOnAppearance(key) }
            if menuRow(key, item) { choice = index }
        }
        return choice
    }

    private func menuRow(_ key: String, _ item: MenuItem) -> Bool {
        let id = id(key)
        let response = response(id, isEnabled: item.isEnabled)
        let text =
            !item.isEnabled ? style.color.textDisabled : item.isDanger ? style.color.danger : style.color.textPrimary
        let isLit = response.isHovered || response.isPressed
        let box = Box(
            width: .grow, height: .fixed(style.size.menu.row), padding: Insets(horizontal: 10), gap: style.space(3),
            cross: .center, fill: isLit ? style.color.surface3 : nil, radius: style.radius.thumb)
        let states: AccessibilityState =
            item.isChecked.map { $0 ? [.checkable, .checked] : .checkable } ?? []
        let semantics = Semantics(.menuItem, item.label, states: states, hidesChildren: true)
        control(id, .row, box, Interaction(isEnabled: item.isEnabled), semantics) {
            if let icon = item.icon { self.icon(icon, size: 18, color: text) }
            label(item.label, style.type.body, color: text, width: .grow)
            if item.isChecked == true { icon("check", size: style.size.icon.small, color: style.color.accentText) }
        }
        return response.clicked
    }
}
