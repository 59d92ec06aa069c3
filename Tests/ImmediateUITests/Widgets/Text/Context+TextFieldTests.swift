import ImmediateUI
import Testing

/// A screen with one field whose text it keeps, like a real one.
private final class FieldScreen {
    var text = ""
    var submitted = 0
    var isPassword = false
    var digits: Int?

    func window() throws -> TestWindow {
        try TestWindow { ui in
            ui.column(.init(width: .fixed(300), padding: .init(all: 20))) {
                let field = ui.textField(
                    "link", text: self.text, label: "Link", placeholder: "Paste a link", isPassword: self.isPassword,
                    digits: self.digits)
                self.text = field.text
                if field.isSubmitted { self.submitted += 1 }
            }
        }
    }
}

struct ContextTextFieldTests {
    @Test func typing_afterAClick_changesTheText() throws {
        let screen = FieldScreen()
        let window = try screen.window()
        window.click(.entry, "Link")
        window.type("ftp")
        window.type("://")
        #expect(screen.text == "ftp://")
        #expect(window.find(.entry, "Link")?.value == "ftp://")
        window.key(.enter)
        #expect(screen.submitted == 1)
    }

    @Test func number_takesDigitsOnly_andNotMoreThanItHas() throws {
        let screen = FieldScreen()
        screen.digits = 4
        let window = try screen.window()
        window.click(.entry, "Link")
        for letter in "19x2 785" { window.type(String(letter)) }
        #expect(screen.text == "1927")
        window.key(.character("a"), .control)
        window.type("x")
        #expect(screen.text == "1927")
        window.type("٢")
        #expect(screen.text == "2")
        window.run(InputState(events: [.pasted("0 1-0/5")]))
        #expect(screen.text == "2010")
    }

    @Test func setText_replacesTheWholeText_andCanBeUndone() throws {
        let screen = FieldScreen()
        screen.text = "old"
        let window = try screen.window()
        let node = try #require(window.find(.entry, "Link"))
        #expect(node.actions.contains(.setText))
        window.ui.setText("new", of: node.id)
        window.run(.none)
        #expect(screen.text == "new")
        window.click(.entry, "Link")
        window.key(.character("z"), .control)
        #expect(screen.text == "old")
        window.ui.setText("", of: node.id)
        window.run(.none)
        #expect(screen.text.isEmpty)
    }

    @Test func typing_withoutFocus_changesNothing() throws {
        let screen = FieldScreen()
        let window = try screen.window()
        window.type("x")
        #expect(screen.text.isEmpty)
    }

    @Test func focusedField_tellsWhereTheCaretIs_andBlinks() throws {
        let screen = FieldScreen()
        let window = try screen.window()
        #expect(window.frame.textInput == nil)
        window.click(.entry, "Link")
        window.type("ab")
        window.run()
        // Field at 20, padding 14, two characters of 7.
        #expect(window.frame.textInput?.x == 48)
        let caret = window.ui.style.color.accentText
        func showsCaret() -> Bool {
            window.frame.drawList.commands.contains {
                if case .fill(let rect, _, let color) = $0 { color == caret && rect.width == 2 } else { false }
            }
        }
        #expect(showsCaret())
        #expect(window.frame.nextWake == .milliseconds(530))
        window.run(after: .milliseconds(530))
        #expect(!showsCaret())
        window.run(after: .milliseconds(530))
        #expect(showsCaret())
    }

    @Test func clipboard_cutsCopiesAndPastes() throws {
        let screen = FieldScreen()
        let window = try screen.window()
        window.click(.entry, "Link")
        window.run(.init(events: [.pasted("one\ntwo\n")]))
        #expect(screen.text == "one two")
        window.run(.key(.character("a"), .control))
        window.declare(.key(.character("c"), .control))
        #expect(window.frame.copied == "one two")
        window.declare(.key(.character("x"), .control))
        #expect(window.frame.copied == "one two")
        #expect(screen.text.isEmpty)
        window.run(.key(.character("z"), .control))
        #expect(screen.text == "one two")
    }

    @Test func password_isNeitherShownNorCopied() throws {
        let screen = FieldScreen()
        screen.isPassword = true
        let window = try screen.window()
        window.click(.passwordEntry, "Link")
        window.type("secret")
        window.run(.key(.character("a"), .control))
        window.declare(.key(.character("c"), .control))
        #expect(window.frame.copied == nil)
        #expect(window.find(.passwordEntry, "Link")?.value == "••••••")
        for case .text(let text, _, _, _) in window.frame.drawList.commands {
            #expect(text != "secret")
        }
        window.run(.key(.character("x"), .control))
        #expect(screen.text == "secret")
    }

    @Test func doubleClick_selectsAWord_thenTypingReplacesIt() throws {
        let screen = FieldScreen()
        screen.text = "one two"
        let window = try screen.window()
        // "two" begins at 34 + 4 * 7.
        window.run(.click(Point(x: 70, y: 40), clicks: 2))
        window.type("x")
        #expect(screen.text == "one x")
    }

    @Test func drag_selectsFromPressToPointer() throws {
        let screen = FieldScreen()
        screen.text = "abcdef"
        let window = try screen.window()
        window.run(
            .init(events: [
                .pointerPressed(.primary, Point(x: 34 + 7, y: 40), clicks: 1, modifiers: []),
                .pointerMoved(Point(x: 34 + 21, y: 40)), .pointerReleased(.primary, Point(x: 34 + 21, y: 40)),
            ]))
        window.key(.delete)
        #expect(screen.text == "adef")
    }

    @Test func composition_isShownButNotYetText() throws {
        let screen = FieldScreen()
        let window = try screen.window()
        window.click(.entry, "Link")
        window.run(.init(events: [.composition("に", caret: 1)]))
        #expect(screen.text.isEmpty)
        let isShown = window.frame.drawList.commands.contains {
            if case .text("に", _, _, _) = $0 { true } else { false }
        }
        #expect(isShown)
        window.run(.init(events: [.composition("", caret: 0), .text("日本")]))
        #expect(screen.text == "日本")
    }

    @Test func screenThatChangesTheText_replacesWhatWasTyped() throws {
        let screen = FieldScreen()
        let window = try screen.window()
        window.click(.entry, "Link")
        window.type("abc")
        screen.text = "https://example.org"
        window.run()
        #expect(window.find(.entry, "Link")?.value == "https://example.org")
        window.type("/")
        #expect(screen.text == "https://example.org/")
    }

    @Test func screenThatLags_losesNothing() throws {
        var model = ""
        var pending: String?
        let window = try TestWindow { ui in
            let field = ui.textField("f", text: model, label: "Link")
            if field.isChanged { pending = field.text }
        }
        window.click(.entry, "Link")
        for letter in ["a", "b", "c"] {
            window.declare(.text(letter))
        }
        model = pending ?? ""
        window.run()
        #expect(model == "abc")
        #expect(window.find(.entry, "Link")?.value == "abc")
    }

    @Test func longText_scrollsSoThatTheCaretIsInView() throws {
        let screen = FieldScreen()
        let window = try screen.window()
        window.click(.entry, "Link")
        window.type(String(repeating: "x", count: 100))
        window.run()
        let caret = try #require(window.frame.textInput)
        #expect(caret.x <= 320 - 20 - 14)
        window.key(.home)
        window.run()
        #expect(window.frame.textInput?.x == 34)
    }

    @Test func emptyError_marksTheFieldOnly() throws {
        let window = try TestWindow { ui in
            ui.column(.init(width: .grow), semantics: Semantics(.panel, "form")) {
                ui.textField("f", text: "x", label: "Link", error: "")
            }
        }
        #expect(window.find(.entry, "Link")?.states.contains(.invalid) == true)
        #expect(window.find(.panel, "form")?.frame.height == window.find(.entry, "Link")?.frame.height)
    }

    @Test func error_isWrittenBelowAndKnownToReaders() throws {
        let window = try TestWindow { ui in
            ui.textField("f", text: "x", label: "Link", error: "This address did not answer.")
        }
        #expect(window.find(.label, "This address did not answer.") != nil)
        #expect(window.find(.entry, "Link")?.states.contains(.invalid) == true)
    }
}
