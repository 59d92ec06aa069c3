extension Context {
    /// A field for a secret text, with a button that shows it.
    ///
    /// - Parameters:
    ///   - key: Its identity.
    ///   - text: What the screen has.
    ///   - label: What belongs in it, for screen readers.
    ///   - placeholder: What is written while it is empty.
    ///   - icon: Stands before the text. The default is a key.
    ///   - width: The default takes what is left.
    ///   - error: What is wrong, written below; nil is nothing.
    /// - Returns: The text now and what happened.
    @discardableResult
    package func passwordField(
        _ key: String, text: String, label: String, placeholder: String = "", icon: String? = "key",
        width: Length = .grow, error: String? = nil
    ) -> TextFieldResponse {
        let id = id(key)
        let isRevealed = fields.peek(id)?.isRevealed ?? false
        var isToggled = false
        let response = textField(
            key, text: text, label: label, placeholder: placeholder, icon: icon, width: width, isPassword: !isRevealed,
            error: error
        ) {
            let words = isRevealed ? self.words.hide : self.words.show
            isToggled = self.iconButton(isRevealed ? "eye-off" : "eye", label: words, id: "\(key) reveal").clicked
        }
        if isToggled, var state = fields.peek(id) {
            state.isRevealed.toggle()
            fields.set(id, state, frame: frameNumber)
            changed = true
        }
        return response
    }
}
