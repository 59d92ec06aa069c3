extension Context {
    /// A secret number, typed as digits; each shows as a dot.
    ///
    /// - Parameters:
    ///   - key: Its identity.
    ///   - digits: What the screen has.
    ///   - length: How many digits it takes. The default is 4.
    ///   - label: What belongs in it, for screen readers.
    ///   - error: What is wrong, written below; nil is nothing.
    /// - Returns: The digits now; submitted when the last one was typed.
    package func pinField(
        _ key: String, digits: String, length: Int = 4, label: String, error: String? = nil
    ) -> TextFieldResponse {
        let id = id(key)
        let response = response(id)
        let typed = typePIN(id, digits, length)
        let states: AccessibilityState = error == nil ? [] : .invalid
        let semantics = Semantics(
            .passwordEntry, label, value: String(repeating: "•", count: typed.count), states: states,
            hidesChildren: true)
        column(.init(gap: style.space(3), cross: .center)) {
            let box = Box(
                height: .fixed(style.size.field.height), padding: Insets(horizontal: style.space(4)),
                gap: style.space(5), cross: .center, radius: style.radius.field)
            control(id, .row, box, Interaction(claims: .text, cursor: .text), semantics) {
                for place in 0..<length { pinDot(place < typed.count) }
            }
            if let error { pinError(error) }
        }
        if response.isFocused { textInput = frames[id] }
        return TextFieldResponse(
            text: typed, isChanged: typed != digits, isSubmitted: typed != digits && typed.count == length,
            isFocused: response.isFocused)
    }

    private func typePIN(_ id: WidgetID, _ digits: String, _ length: Int) -> String {
        var typed = digits
        for event in events(for: id) {
            switch event {
            case .text(let text), .pasted(let text): typed += text.filter { $0.isASCII && $0.isNumber }
            case .replaced(let text): typed = text.filter { $0.isASCII && $0.isNumber }
            case .key(let stroke) where stroke.key == .backspace:
                typed = stroke.modifiers.contains(.control) ? "" : String(typed.dropLast())
            default: break
            }
        }
        return String(typed.prefix(length))
    }

    private func pinDot(_ isTyped: Bool) {
        let size = style.space(4)
        let edge = Border(style.color.outline, width: style.size.checkbox.stroke)
        leaf(
            Box(
                width: .fixed(size), height: .fixed(size), fill: isTyped ? style.color.textPrimary : nil,
                border: isTyped ? nil : edge, radius: size / 2))
    }

    private func pinError(_ error: String) {
        row(.init(gap: 6, cross: .center)) {
            icon("warning", size: style.size.icon.small, color: style.color.danger)
            label(error, style.type.caption, color: style.color.danger, maxLines: 2)
        }
    }
}
