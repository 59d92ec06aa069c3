extension Context {
    /// A line across the page that says what is wrong and what helps.
    ///
    /// - Parameters:
    ///   - key: Its identity.
    ///   - title: What happened.
    ///   - text: What helps.
    ///   - status: Gives icon and colour.
    ///   - action: Declares a button; the default is none.
    package func banner(
        _ key: String, title: String, text: String, status: Status, action: (() -> Void)? = nil
    ) {
        let size = style.size.banner
        let box = Box(
            width: .grow, height: .fit(min: size.height), padding: Insets(top: 10, left: 20, bottom: 10, right: 12),
            gap: style.space(4), cross: .center, fill: style.color.surface1, border: Box.card(style).border,
            radius: style.radius.card)
        row(box, id: key, zone: .row, semantics: Semantics(.alert, title)) {
            icon(style.status.icon(status), size: style.size.icon.large, color: style.status[status])
            column(.init(width: .grow)) {
                label(title, style.type.label, maxLines: 2, width: .grow)
                label(
                    text, style.type.caption.tabular, color: style.color.textSecondary, maxLines: 3, width: .grow)
            }
            if let action { action() }
        }
    }

    /// The name of a key, as it is written on keyboards.
    package func keyCap(_ name: String) {
        let box = Box(
            height: .fit(min: 20), padding: Insets(horizontal: 6), main: .center, cross: .center,
            fill: style.color.surface3, border: outline(.secondary, isEnabled: true), radius: 5)
        row(box) { label(name, style.type.micro, color: style.color.textSecondary, truncates: false) }
    }
}
