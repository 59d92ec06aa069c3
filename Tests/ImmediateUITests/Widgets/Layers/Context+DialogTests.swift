import ImmediateUI
import Testing

private final class DialogScreen {
    var isOpen = false
    var log: [String] = []
    var rows = 3

    func window(_ size: Extent = Extent(width: 1280, height: 800)) throws -> TestWindow {
        try TestWindow(size: size) { ui in
            ui.row(.init(gap: 8), zone: .row) {
                _ = ui.button("Other")
                if ui.button("Delete").clicked { self.isOpen = true }
            }
            guard self.isOpen else { return }
            let isClosed = ui.dialog("delete", title: "Delete 4 downloads?", width: 440) {
                ui.label("This frees 4.0 GB.")
                for row in 0..<self.rows {
                    ui.row(.init(height: .fixed(40)), id: "row-\(row)") { ui.label("Row \(row)") }
                }
            } footer: {
                if ui.button("Keep", kind: .quiet).clicked { self.log.append("keep") }
                if ui.button("Delete 4", kind: .danger).clicked { self.log.append("delete") }
            }
            if isClosed { self.isOpen = false }
        }
    }
}

struct ContextDialogTests {
    @Test func openDialog_keepsFocusInside_andGivesItBack() throws {
        let screen = DialogScreen()
        let window = try screen.window()
        window.key(.tab)
        window.key(.tab)
        #expect(window.focusedLabel == "Delete")
        window.key(.enter)
        #expect(screen.isOpen)
        #expect(window.focusedLabel == "Keep")
        var seen: Set<String> = []
        for _ in 0..<8 {
            window.key(.tab)
            seen.insert(window.focusedLabel ?? "")
        }
        #expect(seen == ["Close", "Keep", "Delete 4"])
        window.key(.escape)
        #expect(!screen.isOpen)
        #expect(window.focusedLabel == "Delete")
    }

    @Test func pageBelow_isNotReachedByThePointer() throws {
        let screen = DialogScreen()
        let window = try screen.window()
        window.click(.button, "Delete")
        window.click(.button, "Other")
        #expect(screen.isOpen)
        window.click(.button, "Delete 4")
        #expect(screen.log == ["delete"])
    }

    @Test func dialog_isCentred_andAnnouncedAsModal() throws {
        let screen = DialogScreen()
        screen.isOpen = true
        let window = try screen.window()
        window.run(after: .seconds(1))
        let dialog = try #require(window.find(.dialog, "Delete 4 downloads?"))
        #expect(dialog.frame.width == 440)
        #expect(abs(dialog.frame.midX - 640) <= 0.5)
        #expect(abs(dialog.frame.midY - 400) <= 0.5)
        #expect(dialog.states.contains(.modal))
    }

    @Test func tallContent_scrollsBetweenTitleAndFooter() throws {
        let screen = DialogScreen()
        screen.isOpen = true
        screen.rows = 40
        let window = try screen.window()
        window.run(after: .seconds(1))
        let dialog = try #require(window.find(.dialog))
        #expect(dialog.frame.height == 720)
        let button = try #require(window.find(.button, "Delete 4"))
        #expect(button.frame.maxY == dialog.frame.maxY - 24)
        #expect(window.find(.label, "Row 39")?.states.contains(.offscreen) == true)
        window.run(.init(events: [.scrolled(dx: 0, dy: 5_000, Point(x: 640, y: 400))]))
        #expect(window.find(.label, "Row 39")?.states.contains(.offscreen) == false)
        #expect(window.find(.button, "Delete 4")?.frame == button.frame)
    }

    @Test func narrowWindow_showsASheetOfFullWidth() throws {
        let screen = DialogScreen()
        screen.isOpen = true
        let window = try screen.window(Extent(width: 700, height: 900))
        window.run(after: .seconds(1))
        let dialog = try #require(window.find(.dialog))
        #expect(dialog.frame.width == 700)
        #expect(dialog.frame.maxY == 900)
    }
}
