import ImmediateUI
import Testing

private final class QueueScreen {
    var rows = ["a", "b", "c", "d"]

    func window() throws -> TestWindow {
        try TestWindow { ui in
            ui.scrollArea("page") {
                ui.virtualRows("queue", count: self.rows.count, rowHeight: 50, rowKey: { self.rows[$0] }) { index in
                    ui.row(.init(width: .grow, height: .fixed(50))) {
                        ui.reorderHandle("Move \(self.rows[index])")
                        ui.label(self.rows[index])
                    }
                }
                if let move = ui.reordered("queue") { self.rows.insert(self.rows.remove(at: move.from), at: move.to) }
            }
        }
    }
}

struct ContextReorderTests {
    private func y(_ window: TestWindow, _ row: String) -> Float? {
        window.find(.button, "Move \(row)").map { $0.frame.midY }
    }

    private func press(_ window: TestWindow, _ row: String) throws -> Point {
        let frame = try #require(window.find(.button, "Move \(row)")).frame
        let point = Point(x: frame.midX, y: frame.midY)
        window.run(
            InputState(events: [.pointerMoved(point), .pointerPressed(.primary, point, clicks: 1, modifiers: [])]))
        return point
    }

    @Test func drag_movesTheRow_theOthersMakeRoom() throws {
        let screen = QueueScreen()
        let window = try screen.window()
        let point = try press(window, "a")
        window.run(.move(Point(x: point.x, y: point.y + 110)))
        window.run(after: .seconds(1))
        #expect(y(window, "b") == 18)
        #expect(y(window, "c") == 68)
        #expect(y(window, "a") == 128)
        let drop = Point(x: point.x, y: point.y + 110)
        window.run(InputState(events: [.pointerReleased(.primary, drop)]))
        #expect(screen.rows == ["b", "c", "a", "d"])
        window.run(after: .seconds(1))
        #expect(y(window, "a") == 118)
    }

    @Test func pressWithoutMove_changesNothing() throws {
        let screen = QueueScreen()
        let window = try screen.window()
        window.click(.button, "Move b")
        window.key(.down)
        #expect(screen.rows == ["a", "b", "c", "d"])
    }

    @Test func enter_lifts_arrowsMove_enterDrops() throws {
        let screen = QueueScreen()
        let window = try screen.window()
        window.key(.tab)
        window.key(.enter)
        #expect(window.find(.button, "Move a")?.states.contains(.selected) == true)
        window.key(.down)
        window.key(.down)
        #expect(screen.rows == ["a", "b", "c", "d"])
        window.key(.enter)
        #expect(screen.rows == ["b", "c", "a", "d"])
        #expect(window.focusedLabel == "Move a")
    }

    @Test func escape_putsTheRowBack_andClosesNothingElse() throws {
        let screen = QueueScreen()
        let window = try screen.window()
        window.key(.tab)
        window.key(.enter)
        window.key(.down)
        window.key(.escape)
        #expect(window.frame.unhandledKeys.isEmpty)
        #expect(window.find(.button, "Move a")?.states.contains(.selected) == false)
        #expect(screen.rows == ["a", "b", "c", "d"])
    }

    @Test func escape_whileThePointerHoldsTheRow_putsItBack() throws {
        let screen = QueueScreen()
        let window = try screen.window()
        let before = y(window, "a")
        let point = try press(window, "a")
        let there = Point(x: point.x, y: point.y + 110)
        window.run(.move(there))
        window.key(.escape)
        #expect(window.frame.unhandledKeys.isEmpty)
        window.run(after: .seconds(1))
        #expect(y(window, "a") == before)
        window.run(.move(Point(x: there.x, y: there.y + 50)))
        window.run(InputState(events: [.pointerReleased(.primary, there)]))
        #expect(screen.rows == ["a", "b", "c", "d"])
        window.run(after: .seconds(1))
        #expect(y(window, "a") == before)
    }

    @Test func controlArrow_movesAtOnce_theFocusStaysOnTheRow() throws {
        let screen = QueueScreen()
        let window = try screen.window()
        window.key(.tab)
        window.key(.down, .control)
        #expect(screen.rows == ["b", "a", "c", "d"])
        window.key(.down, .control)
        #expect(screen.rows == ["b", "c", "a", "d"])
        window.key(.up, .control)
        #expect(screen.rows == ["b", "a", "c", "d"])
        #expect(window.focusedLabel == "Move a")
    }

    @Test func rowThatGoesMeanwhile_isForgotten() throws {
        let screen = QueueScreen()
        let window = try screen.window()
        _ = try press(window, "a")
        screen.rows.removeFirst()
        window.run()
        window.run(InputState(events: [.pointerReleased(.primary, Point(x: 10, y: 190))]))
        #expect(screen.rows == ["b", "c", "d"])
    }
}
