/// What a field remembers between frames.
struct TextFieldState {
    var editor = TextEditor()
    /// The text the screen gave last, and the one it was told last: they tell a screen that lags from one that changed it.
    var given = ""
    var told = ""
    /// Text that an input method is composing, and the caret in it.
    var composition: [Character] = []
    var compositionCaret = 0
    var isPassword = false
    /// How many digits of a number may be typed; nil where any text may.
    var digits: Int?
    /// Whether the user wants to see the password.
    var isRevealed = false
    /// How far the text is moved to the left so that the caret stays in view.
    var scroll: Float = 0
    /// When the caret was used last; it blinks from then on.
    var lastUse = Duration.zero
    /// What is selected while the pointer selects whole words.
    var wordAnchor: Range<Int>?

    /// Takes over what the screen says, if it says something new.
    mutating func accept(_ text: String) {
        defer { given = text }
        guard text != told, text != given else { return }
        editor.reset(text)
        told = text
    }

    /// What of a text may take the place of the selection: in a number digits of any script, as many as there is room for.
    func admitted(_ text: String) -> String {
        guard let digits else { return text }
        let room = digits - editor.characters.count + editor.selection.count
        let numbers = text.compactMap(\.wholeNumberValue).filter { $0 < 10 }
        return numbers.prefix(max(0, room)).map { String($0) }.joined()
    }

    /// The text with what is being composed at the caret.
    var shown: [Character] {
        guard !composition.isEmpty else { return editor.characters }
        var characters = editor.characters
        characters.insert(contentsOf: composition, at: editor.caret)
        return characters
    }

    var shownCaret: Int {
        composition.isEmpty ? editor.caret : editor.caret + max(0, min(composition.count, compositionCaret))
    }
}
