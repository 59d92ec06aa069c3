import ImmediateUI
import Testing

private final class ListScreen {
    var rows = ["a", "b", "c"]

    func window() throws -> TestWindow {
        try TestWindow { ui in
            ui.scrollArea("page") {
                for row in self.rows {
                    var box = Box(width: .grow, height: .fixed(40))
                    box.glides = true
                    ui.row(box, id: row) { ui.button(row, width: .fixed(100)) }
                }
                ui.space(900)
            }
        }
    }
}

struct ContextGlideTests {
    private func y(_ window: TestWindow, _ row: String) -> Float? { window.find(.button, row)?.frame.y }

    @Test func rowsBelowOneThatGoes_closeTheGap_inTime() throws {
        let screen = ListScreen()
        let window = try screen.window()
        screen.rows = ["a", "c"]
        window.run(after: .milliseconds(16))
        #expect(y(window, "c") == 80)
        window.run(after: .milliseconds(110))
        let halfway = try #require(y(window, "c"))
        #expect(halfway < 80 && halfway > 40)
        window.run(after: .milliseconds(200))
        #expect(y(window, "c") == 40)
        window.run()
        #expect(window.frame.nextWake == nil)
    }

    @Test func scrolling_isNoMovement() throws {
        let window = try ListScreen().window()
        window.run(InputState(events: [.scrolled(dx: 0, dy: 30, Point(x: 10, y: 10))]))
        #expect(y(window, "a") == -30)
        #expect(window.frame.nextWake == nil)
    }

    @Test func lessMotion_jumps() throws {
        let screen = ListScreen()
        let window = try screen.window()
        window.ui.lessMotion = true
        screen.rows = ["b", "c"]
        window.run(after: .milliseconds(16))
        #expect(y(window, "c") == 40)
    }

    @Test func anotherWidth_jumps() throws {
        let screen = ListScreen()
        let window = try screen.window()
        screen.rows = ["b", "c"]
        window.size.width = 700
        window.run(after: .milliseconds(16))
        #expect(y(window, "c") == 40)
    }
}
