extension Context {
    /// One of a few views, as words over a line that marks the open one.
    ///
    /// - Parameters:
    ///   - key: Its identity.
    ///   - titles: All there is.
    ///   - selected: The index of the open one.
    ///   - label: What the views are of, for screen readers.
    /// - Returns: The index chosen in this frame.
    package func tabs(_ key: String, _ titles: [String], selected: Int, label: String = "") -> Int? {
        var choice: Int?
        let list = id(key)
        column(.init(width: .grow)) {
            row(
                .init(width: .grow, gap: style.space(6)), id: key, zone: .row, remembersFocus: true,
                semantics: Semantics(.pageTabList, label)
            ) {
                for (index, title) in titles.enumerated() {
                    if tab(title, isOpen: index == selected) { choice = index }
                }
                markTab(list, titles.indices.contains(selected) ? titles[selected] : nil)
            }
            divider()
        }
        return choice == selected ? nil : choice
    }

    private func tab(_ title: String, isOpen: Bool) -> Bool {
        let id = id(title)
        let response = response(id)
        let palette = style.color
        let (_, text) = colors(
            ControlColors(
                fill: .clear, hover: .clear, pressed: .clear,
                text: isOpen ? palette.textPrimary : palette.textSecondary, hoverText: palette.textPrimary), response)
        let box = Box(
            height: .fixed(style.size.segmented.height + style.space(1)), padding: Insets(bottom: style.space(1)),
            cross: .center, radius: style.radius.sm)
        let semantics = Semantics(.pageTab, title, states: isOpen ? .selected : [], hidesChildren: true)
        control(id, .row, box, Interaction(), semantics) {
            label(title, style.type.label, color: text, truncates: false)
        }
        return response.clicked
    }

    /// The line under the open tab; it slides from one to the next.
    private func markTab(_ list: WidgetID, _ title: String?) {
        guard let title, let frame = frames[list.child(title)], let bar = frames[list] else {
            changed = true
            return
        }
        let time = style.motion.toggle
        let left = animate(list.part(11), to: frame.x - bar.x, duration: time, curve: style.motion.standard)
        let width = animate(list.part(12), to: frame.width, duration: time, curve: style.motion.standard)
        let place = Placement.absolute(Point(x: 0, y: 1), offset: Point(x: left, y: 0))
        leaf(
            Box(
                width: .fixed(width), height: .fixed(2), placement: place, fill: style.color.accentText, radius: 1))
    }
}
