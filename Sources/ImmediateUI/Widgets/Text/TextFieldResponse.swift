/// What happened to a text field.
package struct TextFieldResponse: Hashable, Sendable {
    /// The text as it is now.
    package var text: String
    /// Whether the user changed it since the last frame.
    package var isChanged: Bool
    /// Whether Enter was pressed.
    package var isSubmitted: Bool
    package var isFocused: Bool

    package init(text: String, isChanged: Bool, isSubmitted: Bool, isFocused: Bool) {
        self.text = text
        self.isChanged = isChanged
        self.isSubmitted = isSubmitted
        self.isFocused = isFocused
    }
}
