import ImmediateUI
import Testing

private final class PINScreen {
    var digits = ""
    var submitted: [String] = []

    func window() throws -> TestWindow {
        try TestWindow { ui in
            let field = ui.pinField("pin", digits: self.digits, label: "PIN")
            self.digits = field.text
            if field.isSubmitted { self.submitted.append(field.text) }
        }
    }
}

struct ContextPINFieldTests {
    @Test func digits_fill_lettersDoNot_fourSubmit() throws {
        let screen = PINScreen()
        let window = try screen.window()
        window.click(.passwordEntry, "PIN")
        window.type("1x2")
        #expect(screen.digits == "12")
        window.type("345")
        #expect(screen.digits == "1234")
        #expect(screen.submitted == ["1234"])
    }

    @Test func backspace_takesOne_withControlAll() throws {
        let screen = PINScreen()
        let window = try screen.window()
        window.click(.passwordEntry, "PIN")
        window.type("123")
        window.key(.backspace)
        #expect(screen.digits == "12")
        window.key(.backspace, .control)
        #expect(screen.digits.isEmpty)
    }

    @Test func value_isHiddenFromTheTree() throws {
        let screen = PINScreen()
        let window = try screen.window()
        window.click(.passwordEntry, "PIN")
        window.type("12")
        #expect(window.find(.passwordEntry, "PIN")?.value == "••")
    }
}
