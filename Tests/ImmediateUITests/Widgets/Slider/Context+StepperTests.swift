import ImmediateUI
import Testing

private final class StepperScreen {
    var value = 1

    func window() throws -> TestWindow {
        try TestWindow { ui in
            if let value = ui.stepper("Overscan", value: self.value, in: 0...2) { self.value = value }
        }
    }
}

struct ContextStepperTests {
    @Test func buttons_step_untilTheEnds() throws {
        let screen = StepperScreen()
        let window = try screen.window()
        window.click(.button, "More")
        #expect(screen.value == 2)
        #expect(window.find(.button, "More")?.isEnabled == false)
        window.click(.button, "More")
        #expect(screen.value == 2)
        window.click(.button, "Less")
        window.click(.button, "Less")
        #expect(screen.value == 0)
        #expect(window.find(.spinButton, "Overscan")?.value == "0")
    }

    @Test func setValue_staysWithinTheRange() throws {
        let screen = StepperScreen()
        let window = try screen.window()
        let node = try #require(window.find(.spinButton, "Overscan"))
        #expect(node.amount == SemanticAmount(value: 1, minimum: 0, maximum: 2, step: 1))
        window.ui.setValue(5, of: node.id)
        window.run(.none)
        #expect(screen.value == 2)
    }
}
