import ImmediateUI
import Testing

private final class ListScreen {
    var items = (0..<10_000).map { "Item \($0)" }
    var declared: Set<Int> = []
    var isMeasured = false
    /// Of what stands before the list.
    var space: Float = 0

    func window() throws -> TestWindow {
        try TestWindow { ui in
            self.declared = []
            ui.scrollArea("page", .init(width: .grow, height: .grow)) {
                ui.label("Heading", ui.style.type.title1)
                ui.space(self.space)
                ui.virtualRows(
                    "rows", count: self.items.count, rowHeight: self.isMeasured ? nil : 50, gap: 10,
                    rowKey: { self.items[$0] },
                    row: { index in
                        self.declared.insert(index)
                        let height = self.isMeasured ? Float(30 + index % 3 * 20) : 50
                        ui.pressable(
                            "row", label: self.items[index], .init(width: .grow, height: .fixed(height))
                        ) { _ in ui.label(self.items[index]) }
                    })
            }
        }
    }
}

struct ContextVirtualListTests {
    @Test func onlyRowsInView_areDeclared() throws {
        let screen = ListScreen()
        let window = try screen.window()
        #expect(screen.declared.count <= 14)
        #expect(screen.declared.contains(0))
        window.run(.init(events: [.scrolled(dx: 0, dy: 60_000, Point(x: 400, y: 300))]))
        #expect(screen.declared.count <= 16)
        #expect(window.find(.button, "Item 1000") != nil)
        #expect(window.find(.button, "Item 1000")?.frame.y == 36)
    }

    @Test func listThatMovesOutOfView_isDeclaredOnce() throws {
        let screen = ListScreen()
        screen.space = 5_000
        let window = try screen.window()
        for space in [4_000, 2_000, 6_000] as [Float] {
            screen.space = space
            window.declare()
            #expect(!window.frame.needsAnotherFrame)
        }
    }

    @Test func listThatMovesIntoView_isDeclaredAnew() throws {
        let screen = ListScreen()
        screen.space = 5_000
        let window = try screen.window()
        screen.space = 0
        window.declare()
        #expect(window.frame.needsAnotherFrame)
        window.run()
        #expect(screen.declared.contains(9))
    }

    @Test func listThatMovesByLessThanARow_isDeclaredOnce() throws {
        let screen = ListScreen()
        let window = try screen.window()
        screen.space = 20
        window.declare()
        #expect(!window.frame.needsAnotherFrame)
    }

    @Test func end_reachesTheLastRow_homeTheFirst() throws {
        let screen = ListScreen()
        let window = try screen.window()
        window.key(.tab)
        #expect(window.focusedLabel == "Item 0")
        window.key(.end)
        #expect(window.focusedLabel == "Item 9999")
        #expect(window.find(.button, "Item 9999")?.states.contains(.offscreen) == false)
        window.key(.home)
        #expect(window.focusedLabel == "Item 0")
        window.key(.pageDown)
        #expect(window.focusedLabel == "Item 9")
    }

    @Test func arrows_walkThroughAllRows_keepingTheFocusInView() throws {
        let screen = ListScreen()
        let window = try screen.window()
        window.key(.tab)
        for index in 1...60 {
            window.key(.down)
            #expect(window.focusedLabel == "Item \(index)")
            let row = try #require(window.frame.accessibility.focused)
            #expect(row.visibleFrame == row.frame)
        }
        for index in stride(from: 59, through: 0, by: -1) {
            window.key(.up)
            #expect(window.focusedLabel == "Item \(index)")
        }
    }

    @Test func focusedRowScrolledAway_keepsTheFocus() throws {
        let screen = ListScreen()
        let window = try screen.window()
        window.key(.tab)
        window.run(.init(events: [.scrolled(dx: 0, dy: 30_000, Point(x: 400, y: 300))]))
        #expect(window.focusedLabel == "Item 0")
        window.key(.down)
        #expect(window.focusedLabel == "Item 1")
        #expect(window.find(.button, "Item 1")?.states.contains(.offscreen) == false)
    }

    @Test func deletedRow_givesItsFocusToTheNext_lastToThePrevious() throws {
        let screen = ListScreen()
        screen.items = ["a", "b", "c"]
        let window = try screen.window()
        window.key(.tab)
        window.key(.down)
        #expect(window.focusedLabel == "b")
        screen.items = ["a", "c"]
        window.run()
        #expect(window.focusedLabel == "c")
        screen.items = ["a"]
        window.run()
        #expect(window.focusedLabel == "a")
    }

    @Test func insertedRows_doNotMoveTheFocus() throws {
        let screen = ListScreen()
        screen.items = ["a", "b"]
        let window = try screen.window()
        window.key(.tab)
        screen.items = ["new", "newer", "a", "b"]
        window.run()
        #expect(window.focusedLabel == "a")
    }

    @Test func measuredRows_followEachOtherWithoutGapsOrOverlaps() throws {
        let screen = ListScreen()
        screen.isMeasured = true
        let window = try screen.window()
        window.run(.init(events: [.scrolled(dx: 0, dy: 2_000, Point(x: 400, y: 300))]))
        let rows = window.frame.accessibility.findAll(role: .button).sorted { $0.frame.y < $1.frame.y }
        #expect(rows.count > 5)
        for (row, next) in zip(rows, rows.dropFirst()) {
            #expect(next.frame.y == row.frame.maxY + 10)
        }
    }
}
