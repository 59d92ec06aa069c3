import ImmediateUI
import Testing

private final class DialogScreen {
    var isOpen = true

    func window() throws -> TestWindow {
        try TestWindow { ui in
            ui.button("Below")
            guard self.isOpen else { return }
            if ui.dialog("dialog", title: "Question", content: { ui.label("Text") }) { self.isOpen = false }
        }
    }
}

struct ContextExitTests {
    private func paints(_ window: TestWindow, _ text: String) -> Bool {
        window.frame.drawList.commands.contains { if case .text(text, _, _, _) = $0 { true } else { false } }
    }

    @Test func closedDialog_fadesOut_withoutTakingInput() throws {
        let screen = DialogScreen()
        let window = try screen.window()
        window.run(after: .seconds(1))
        window.key(.escape)
        #expect(!screen.isOpen)
        #expect(paints(window, "Question"))
        #expect(window.find(.dialog, "Question") == nil)
        #expect(window.frame.nextWake != nil)
        window.click(.button, "Below")
        #expect(window.focusedLabel == "Below")
        window.run(after: .milliseconds(200))
        #expect(!paints(window, "Question"))
        window.run()
        #expect(window.frame.nextWake == nil)
    }

    @Test func dialogThatComesBack_isNotPaintedTwice() throws {
        let screen = DialogScreen()
        let window = try screen.window()
        window.run(after: .seconds(1))
        screen.isOpen = false
        window.run(after: .milliseconds(16))
        screen.isOpen = true
        window.run(after: .milliseconds(16))
        let count = window.frame.drawList.commands.count {
            if case .text("Question", _, _, _) = $0 { true } else { false }
        }
        #expect(count == 1)
    }
}
