import Testing

@testable import ImmediateUI

struct TextEditorTests {
    /// Text with `|` for the caret and `[` `]` around a selection whose caret is at its end.
    private func picture(_ editor: TextEditor) -> String {
        var characters = editor.characters
        let selection = editor.selection
        if selection.isEmpty {
            characters.insert("|", at: editor.caret)
        } else {
            characters.insert("]", at: selection.upperBound)
            characters.insert("[", at: selection.lowerBound)
        }
        return String(characters)
    }

    @Test func words_areLeftAndEnteredAtTheirEdges() {
        var editor = TextEditor("https://a.org/x y")
        editor.moveLeft(byWord: true, selecting: false)
        #expect(picture(editor) == "https://a.org/x |y")
        editor.moveLeft(byWord: true, selecting: false)
        #expect(picture(editor) == "https://a.org/|x y")
        editor.move(to: 0)
        editor.moveRight(byWord: true, selecting: true)
        #expect(picture(editor) == "[https]://a.org/x y")
    }

    @Test func arrowWithSelection_goesToItsEdge() {
        var editor = TextEditor("abcd")
        editor.move(to: 1)
        editor.move(to: 3, selecting: true)
        editor.moveLeft(byWord: false, selecting: false)
        #expect(picture(editor) == "a|bcd")
    }

    @Test func typedLetters_areUndoneTogether_pasteAlone() {
        var editor = TextEditor()
        for letter in "abc" { editor.insert(String(letter)) }
        editor.insert("XYZ", isTyped: false)
        editor.undo()
        #expect(editor.text == "abc")
        editor.undo()
        #expect(editor.text.isEmpty)
        editor.redo()
        editor.redo()
        #expect(editor.text == "abcXYZ")
    }

    @Test func graphemes_areDeletedWhole() {
        var editor = TextEditor("a👨‍👩‍👧é")
        editor.deleteBackward(byWord: false)
        #expect(editor.text == "a👨‍👩‍👧")
        editor.deleteBackward(byWord: false)
        #expect(editor.text == "a")
    }

    @Test func combiningMark_joinsTheCharacterBefore() {
        var editor = TextEditor("ae")
        editor.insert("\u{301}")
        #expect(editor.characters.count == 2)
        #expect(editor.caret == 2)
        editor.deleteBackward(byWord: false)
        #expect(editor.text == "a")
    }

    @Test func lineBreaksAndControls_areCleaned() {
        var editor = TextEditor()
        editor.insert("a\r\nb\u{7}\tc\n\n")
        #expect(editor.text == "a b c")
    }

    @Test func tooMuchText_isCutAtTheLimit() {
        var editor = TextEditor()
        editor.insert(String(repeating: "x", count: 20_000))
        #expect(editor.characters.count == TextEditor.lengthLimit)
        #expect(editor.caret == TextEditor.lengthLimit)
    }

    @Test func deleteByWord_removesToTheWordsStart() {
        var editor = TextEditor("one two  ")
        editor.deleteBackward(byWord: true)
        #expect(editor.text == "one ")
        editor.move(to: 0)
        editor.deleteForward(byWord: true)
        #expect(editor.text == " ")
    }

    @Test func anyEdits_keepCaretAndSelectionInTheText() {
        var random = SplitMix(seed: 7)
        var editor = TextEditor("start")
        for _ in 0..<5_000 {
            switch random.next() % 10 {
            case 0: editor.insert(["a", "é", " ", "👍🏽", "\u{301}", "longer text"][Int(random.next() % 6)])
            case 1: editor.deleteBackward(byWord: random.next() % 2 == 0)
            case 2: editor.deleteForward(byWord: random.next() % 2 == 0)
            case 3: editor.moveLeft(byWord: random.next() % 2 == 0, selecting: random.next() % 2 == 0)
            case 4: editor.moveRight(byWord: random.next() % 2 == 0, selecting: random.next() % 2 == 0)
            case 5: editor.move(to: Int(random.next() % 50) - 5, selecting: random.next() % 2 == 0)
            case 6: editor.undo()
            case 7: editor.redo()
            case 8: editor.selectWord(at: Int(random.next() % 20))
            default: editor.deleteSelection()
            }
            let ends = 0...editor.characters.count
            let isSound =
                ends.contains(editor.caret) && ends.contains(editor.anchor)
                && Array(editor.text) == editor.characters
            if !isSound { Issue.record("caret \(editor.caret), anchor \(editor.anchor) in \(editor.characters)") }
        }
    }
}
