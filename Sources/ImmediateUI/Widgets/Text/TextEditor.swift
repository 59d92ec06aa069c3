/// A line of text being edited: caret, selection, words and undo, without anything that draws.
///
/// Positions count characters (grapheme clusters), so that nothing a reader sees as one is ever cut.
struct TextEditor: Hashable {
    private struct Snapshot: Hashable {
        var characters: [Character]
        var caret: Int
        var anchor: Int
    }

    /// How many steps can be undone; older ones are forgotten.
    static let undoLimit = 100
    /// The longest text in characters; what is typed beyond it is dropped.
    static let lengthLimit = 8192

    private(set) var characters: [Character]
    private(set) var caret: Int
    /// The other end of the selection; equal to the caret when nothing is selected.
    private(set) var anchor: Int
    private var undoSteps: [Snapshot] = []
    private var redoSteps: [Snapshot] = []
    /// Whether the last change was typing, which joins with further typing into one step.
    private var isTyping = false

    init(_ text: String = "") {
        characters = Array(text)
        caret = characters.count
        anchor = characters.count
    }

    var text: String { String(characters) }
    var selection: Range<Int> { min(caret, anchor)..<max(caret, anchor) }
    var selectedText: String { String(characters[selection]) }

    /// Replaces everything from outside; that cannot be undone.
    mutating func reset(_ text: String) {
        self = TextEditor(text)
    }

    // MARK: Moving

    /// Moves the caret to a position, at most to the ends.
    mutating func move(to position: Int, selecting: Bool = false) {
        caret = max(0, min(characters.count, position))
        if !selecting { anchor = caret }
        isTyping = false
    }

    mutating func moveLeft(byWord: Bool, selecting: Bool) {
        if !selecting, !byWord, !selection.isEmpty { return move(to: selection.lowerBound) }
        move(to: byWord ? wordStart(before: caret) : caret - 1, selecting: selecting)
    }

    mutating func moveRight(byWord: Bool, selecting: Bool) {
        if !selecting, !byWord, !selection.isEmpty { return move(to: selection.upperBound) }
        move(to: byWord ? wordEnd(after: caret) : caret + 1, selecting: selecting)
    }

    mutating func selectAll() {
        anchor = 0
        caret = characters.count
        isTyping = false
    }

    /// Selects the word, or the run of spaces or signs, around a position.
    mutating func selectWord(at position: Int) {
        guard !characters.isEmpty else { return }
        let index = max(0, min(characters.count - 1, position))
        let kind = Self.kind(characters[index])
        var low = index
        var high = index + 1
        while low > 0, Self.kind(characters[low - 1]) == kind { low -= 1 }
        while high < characters.count, Self.kind(characters[high]) == kind { high += 1 }
        anchor = low
        caret = high
        isTyping = false
    }

    // MARK: Changing

    /// Puts text in place of the selection; line breaks become spaces, other control characters go.
    mutating func insert(_ text: String, isTyped: Bool = true) {
        let clean = Self.singleLine(text)
        guard !clean.isEmpty || !selection.isEmpty else { return }
        if !(isTyped && isTyping && selection.isEmpty) { remember() }
        let room = Self.lengthLimit - (characters.count - selection.count)
        let added = clean.prefix(max(0, room))
        let start = selection.lowerBound
        characters.replaceSubrange(selection, with: added)
        caret = start + added.count
        anchor = caret
        // A combining mark joins the character before it: count anew what the text has become.
        recount()
        isTyping = isTyped
    }

    mutating func deleteBackward(byWord: Bool) {
        if selection.isEmpty { anchor = byWord ? wordStart(before: caret) : max(0, caret - 1) }
        deleteSelection()
    }

    mutating func deleteForward(byWord: Bool) {
        if selection.isEmpty { anchor = byWord ? wordEnd(after: caret) : min(characters.count, caret + 1) }
        deleteSelection()
    }

    mutating func deleteSelection() {
        guard !selection.isEmpty else { return }
        let start = selection.lowerBound
        remember()
        characters.removeSubrange(selection)
        caret = start
        anchor = start
        isTyping = false
    }

    mutating func undo() {
        guard let step = undoSteps.popLast() else { return }
        redoSteps.append(snapshot)
        restore(step)
    }

    mutating func redo() {
        guard let step = redoSteps.popLast() else { return }
        undoSteps.append(snapshot)
        restore(step)
    }

    private var snapshot: Snapshot { Snapshot(characters: characters, caret: caret, anchor: anchor) }

    private mutating func restore(_ step: Snapshot) {
        characters = step.characters
        caret = step.caret
        anchor = step.anchor
        isTyping = false
    }

    private mutating func remember() {
        undoSteps.append(snapshot)
        if undoSteps.count > Self.undoLimit { undoSteps.removeFirst() }
        redoSteps.removeAll()
    }

    private mutating func recount() {
        let joined = Array(String(characters))
        guard joined.count != characters.count else { return }
        let before = String(characters[..<caret]).count
        characters = joined
        caret = min(before, joined.count)
        anchor = caret
    }

    // MARK: Words

    private enum CharacterKind {
        case space, word, sign
    }

    private static func kind(_ character: Character) -> CharacterKind {
        if character.isWhitespace { return .space }
        return character.isLetter || character.isNumber || character == "_" ? .word : .sign
    }

    private func wordStart(before position: Int) -> Int {
        var index = position
        while index > 0, Self.kind(characters[index - 1]) == .space { index -= 1 }
        guard index > 0 else { return 0 }
        let kind = Self.kind(characters[index - 1])
        while index > 0, Self.kind(characters[index - 1]) == kind { index -= 1 }
        return index
    }

    private func wordEnd(after position: Int) -> Int {
        var index = position
        while index < characters.count, Self.kind(characters[index]) == .space { index += 1 }
        guard index < characters.count else { return characters.count }
        let kind = Self.kind(characters[index])
        while index < characters.count, Self.kind(characters[index]) == kind { index += 1 }
        return index
    }

    private static func singleLine(_ text: String) -> [Character] {
        var trimmed = Substring(text)
        while trimmed.last?.isNewline == true { trimmed = trimmed.dropLast() }
        return trimmed.compactMap { character in
            if character.isNewline || character == "\t" { return " " }
            let isControl = character.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
            return isControl ? nil : character
        }
    }
}
