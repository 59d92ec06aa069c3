/// Buttons that show what they set going.
extension Context {
    /// A button whose work is under way: it cannot be pressed and turns a ring.
    ///
    /// - Parameters:
    ///   - label: What is under way, such as "Saving".
    ///   - key: Its identity; the label when left out.
    package func busyButton(_ label: String, id key: String? = nil) {
        let metrics = ButtonMetrics(.normal, style)
        let box = Box(
            width: .fit(min: metrics.minWidth), height: .fixed(metrics.height),
            padding: Insets(left: metrics.padX, right: metrics.padX), gap: metrics.gap, main: .center, cross: .center,
            fill: style.color.surface2, border: outline(.secondary, isEnabled: true), radius: metrics.radius)
        let semantics = Semantics(.button, label, states: .busy, hidesChildren: true)
        control(id(key ?? label), .row, box, Interaction(isEnabled: false), semantics) {
            ring("busy", nil, label: label, size: 18, stroke: 2.5)
            self.label(label, metrics.type(.secondary), color: style.color.textSecondary, truncates: false)
        }
    }

    /// A button that fills as its download goes on.
    ///
    /// - Parameters:
    ///   - label: What it says, such as "Downloading 42 %".
    ///   - key: Its identity.
    ///   - icon: What a press does.
    ///   - fraction: 0 to 1.
    ///   - width: In logical pixels; it does not change with the number.
    /// - Returns: Whether it was clicked, and more.
    @discardableResult
    package func progressButton(
        _ label: String, id key: String, icon: String, fraction: Float, width: Float
    ) -> Response {
        let id = id(key)
        let response = response(id)
        let metrics = ButtonMetrics(.normal, style)
        let (fill, _) = colors(.button(.secondary, style.color), response)
        let shown = eased(id, fraction)
        let tint = style.color.progressTransfer.faded(by: 0.22)
        let radii = CornerRadii(metrics.radius)
        let box = Box(
            width: .fixed(width), height: .fixed(metrics.height), cross: .center, fill: fill,
            border: outline(.secondary, isEnabled: true), radius: metrics.radius)
        control(id, .stack, box, Interaction(), Semantics(.button, label, hidesChildren: true)) {
            drawing(Box(width: .grow, height: .grow)) { rect, list in
                list.append(.pushClip(Rect(x: rect.x, y: rect.y, width: rect.width * shown, height: rect.height)))
                list.append(.fill(rect, radii: radii, color: tint))
                list.append(.popClip)
            }
            let padding = Insets(left: metrics.padXWithIcon, right: metrics.padX)
            row(.init(width: .grow, height: .grow, padding: padding, gap: metrics.gap, cross: .center)) {
                self.icon(icon, size: metrics.icon, color: style.color.accentText)
                self.label(label, metrics.type(.secondary).tabular, color: style.color.accentText, truncates: false)
            }
        }
        return response
    }
}
