import ImmediateUI
import Testing

struct BoxBehaviorTests {
    private func window() throws -> TestWindow {
        try TestWindow { ui in
            ui.scrollArea("page") {
                for section in 1...3 {
                    ui.column(.init(width: .grow), id: "section \(section)") {
                        var header = Box(width: .grow, height: .fixed(40), fill: ui.style.color.canvas)
                        header.sticks = true
                        ui.row(header, id: "header") { ui.button("Header \(section)", width: .fixed(100)) }
                        ui.space(400)
                        ui.button("End \(section)", width: .fixed(100))
                    }
                }
            }
        }
    }

    private func scroll(_ window: TestWindow, to y: Float) {
        window.ui.setScrollOffset("page", Point(x: 0, y: y))
        window.run()
    }

    @Test func stickyHeader_staysInView_untilItsSectionEnds() throws {
        let window = try window()
        #expect(window.find(.button, "Header 1")?.frame.y == 0)
        scroll(window, to: 200)
        #expect(window.find(.button, "Header 1")?.frame.y == 0)
        scroll(window, to: 460)
        #expect(window.find(.button, "Header 1")?.frame.y == -20)
        #expect(window.find(.button, "Header 2")?.frame.y == 20)
    }

    @Test func stickyHeader_coversWhatPassesBelow() throws {
        let window = try window()
        scroll(window, to: 420)
        window.click(.button, "Header 1")
        #expect(window.focusedLabel == "Header 1")
    }

    @Test func scaledBox_paintsSmaller_butIsHitAsLaidOut() throws {
        let window = try TestWindow { ui in
            var box = Box(width: .fixed(100), height: .fixed(100), fill: ui.style.color.accent)
            box.scale = 0.5
            ui.row(box) { ui.button("Inside", width: .fixed(100)) }
        }
        #expect(
            window.frame.drawList.commands.contains {
                if case .fill(Rect(x: 25, y: 25, width: 50, height: 50), _, _) = $0 { true } else { false }
            })
        #expect(window.find(.button, "Inside")?.frame.width == 100)
    }
}
