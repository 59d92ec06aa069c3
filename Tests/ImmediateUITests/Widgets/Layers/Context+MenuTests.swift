import ImmediateUI
import Testing

private final class SelectScreen {
    var choice = 1

    func window() throws -> TestWindow {
        try TestWindow { ui in
            ui.column(.init(padding: .init(all: 20))) {
                if let chosen = ui.select(
                    "sort", label: "Sort by", options: ["Date added", "Title", "Size"], selected: self.choice)
                {
                    self.choice = chosen
                }
            }
        }
    }
}

struct ContextMenuTests {
    @Test func select_byPointer_opensChoosesAndCloses() throws {
        let screen = SelectScreen()
        let window = try screen.window()
        #expect(window.find(.comboBox, "Sort by")?.value == "Title")
        window.click(.comboBox, "Sort by")
        window.run(after: .seconds(1))
        #expect(window.find(.comboBox, "Sort by")?.states.contains(.expanded) == true)
        #expect(window.find(.menuItem, "Title")?.states.contains(.checked) == true)
        window.click(.menuItem, "Size")
        #expect(screen.choice == 2)
        #expect(window.find(.menu) == nil)
    }

    @Test func select_byKeys_startsAtTheChosen_andReturnsTheFocus() throws {
        let screen = SelectScreen()
        let window = try screen.window()
        window.key(.tab)
        window.key(.enter)
        #expect(window.focusedLabel == "Title")
        window.key(.up)
        #expect(window.focusedLabel == "Date added")
        window.key(.enter)
        #expect(screen.choice == 0)
        #expect(window.focusedLabel == "Sort by")
    }

    @Test func severalTicks_leaveTheMenuOpenUntilEscape() throws {
        var checked: Set<Int> = [1]
        let window = try TestWindow { ui in
            let chosen = ui.select(
                "subtitles", label: "Subtitles", options: ["English", "Dutch", "German"], selected: nil,
                checked: checked)
            if let chosen { checked.formSymmetricDifference([chosen]) }
        }
        window.click(.comboBox, "Subtitles")
        window.run(after: .seconds(1))
        window.click(.menuItem, "English")
        window.click(.menuItem, "German")
        window.click(.menuItem, "Dutch")
        #expect(checked == [0, 2])
        #expect(window.find(.menuItem, "German")?.states.contains(.checked) == true)
        window.key(.escape)
        #expect(window.find(.menu) == nil)
    }

    @Test func pressOutside_closesWithoutChoosing() throws {
        let screen = SelectScreen()
        let window = try screen.window()
        window.click(.comboBox, "Sort by")
        window.run(.click(Point(x: 700, y: 500)))
        #expect(window.find(.menu) == nil)
        #expect(screen.choice == 1)
    }

    @Test(arguments: [(Float(800), Float(24)), (1_280, 40)])
    func menuNearTheEdge_keepsThePagesMargin(width: Float, margin: Float) throws {
        let window = try TestWindow(size: Extent(width: width, height: 600)) { ui in
            let rect = Rect(x: width - 60, y: 100, width: 36, height: 16)
            if ui.pressed(.function(1)) { ui.openMenu("more") }
            _ = ui.menu("more", below: rect, items: [MenuItem("Play"), MenuItem("Delete", isDanger: true)])
        }
        window.key(.function(1))
        window.run(after: .seconds(1))
        #expect(try #require(window.find(.menu)).frame.maxX == width - margin)
    }

    @Test func menuNearTheCorner_staysInTheWindow() throws {
        let window = try TestWindow { ui in
            let rect = Rect(x: 760, y: 580, width: 36, height: 16)
            if ui.pressed(.function(1)) { ui.openMenu("more") }
            _ = ui.menu("more", below: rect, items: [MenuItem("Play"), MenuItem("Delete", isDanger: true)])
        }
        window.key(.function(1))
        window.run(after: .seconds(1))
        let menu = try #require(window.find(.menu))
        #expect(menu.frame.maxX <= 792)
        #expect(menu.frame.maxY <= 580)
    }
}
