import ImmediateUI
import Testing

private final class PasswordScreen {
    var text = "secret"

    func window() throws -> TestWindow {
        try TestWindow { ui in
            self.text = ui.passwordField("password", text: self.text, label: "Password").text
        }
    }
}

struct ContextPasswordFieldTests {
    private func shows(_ window: TestWindow, _ text: String) -> Bool {
        window.frame.drawList.commands.contains { if case .text(text, _, _, _) = $0 { true } else { false } }
    }

    @Test func password_isHidden_untilTheEyeIsPressed() throws {
        let window = try PasswordScreen().window()
        #expect(shows(window, "••••••"))
        window.click(.button, "Show")
        #expect(shows(window, "secret"))
        window.click(.button, "Hide")
        #expect(shows(window, "••••••"))
    }

    @Test func typing_isKept_whenTheEyeIsPressed() throws {
        let screen = PasswordScreen()
        let window = try screen.window()
        window.click(.passwordEntry, "Password")
        window.key(.end)
        window.type("s")
        window.click(.button, "Show")
        #expect(screen.text == "secrets")
    }
}
