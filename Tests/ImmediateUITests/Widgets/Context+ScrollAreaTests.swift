import ImmediateUI
import Testing

private final class ScrollScreen {
    var height: Float = 1_000

    func window() throws -> TestWindow {
        try TestWindow { ui in
            ui.scrollArea("page", .init(width: .grow, height: .grow)) {
                ui.button("Top")
                ui.scrollArea("inner", .init(width: .fixed(200), height: .fixed(100))) {
                    ui.space(300)
                }
                ui.space(self.height)
                ui.button("Bottom")
            }
        }
    }
}

struct ContextScrollAreaTests {
    private func wheel(_ dy: Float, y: Float = 500) -> InputState {
        InputState(events: [.scrolled(dx: 0, dy: dy, Point(x: 50, y: y))])
    }

    @Test func wheel_stopsAtTheEnds() throws {
        let window = try ScrollScreen().window()
        window.run(wheel(-100))
        #expect(window.ui.scrollOffset("page").y == 0)
        window.run(wheel(10_000))
        #expect(window.ui.scrollOffset("page").y == 40 + 100 + 1_000 + 40 - 600)
        #expect(window.find(.button, "Bottom")?.frame.maxY == 600)
    }

    @Test func innerArea_getsTheWheelFirst_untilItsEnd() throws {
        let window = try ScrollScreen().window()
        window.run(wheel(150, y: 60))
        #expect(window.ui.scrollOffset("page").y == 0)
        window.run(wheel(150, y: 60))
        #expect(window.ui.scrollOffset("page").y == 0)
        window.run(wheel(150, y: 60))
        #expect(window.ui.scrollOffset("page").y == 150)
    }

    @Test func contentThatShrinks_pullsTheViewBack() throws {
        let screen = ScrollScreen()
        let window = try screen.window()
        window.run(wheel(10_000))
        screen.height = 500
        window.run()
        #expect(window.find(.button, "Bottom")?.frame.maxY == 600)
        screen.height = 10
        window.run()
        #expect(window.ui.scrollOffset("page").y == 0)
    }

    @Test func thumb_draggedByItsLength_movesTheContent() throws {
        let window = try ScrollScreen().window()
        // The view is 600 of 1180: the thumb is about half of the track at the right edge.
        window.run(
            .init(events: [.pointerPressed(.primary, Point(x: 794, y: 20), clicks: 1, modifiers: [])]))
        window.run(.move(Point(x: 794, y: 5_000)))
        #expect(window.ui.scrollOffset("page").y == 580)
        window.run(.init(events: [.pointerReleased(.primary, Point(x: 400, y: 599))]))
        window.run(.move(Point(x: 794, y: 20)))
        #expect(window.ui.scrollOffset("page").y == 580)
    }

    @Test func pageKeys_scrollByAlmostAView() throws {
        let window = try ScrollScreen().window()
        window.key(.pageDown)
        #expect(window.ui.scrollOffset("page").y == 560)
        window.key(.pageUp)
        #expect(window.ui.scrollOffset("page").y == 0)
    }

    @Test func focusByKey_scrollsIntoView_withItsRing() throws {
        let window = try ScrollScreen().window()
        window.key(.tab)
        window.key(.tab)
        #expect(window.focusedLabel == "Bottom")
        #expect(window.find(.button, "Bottom")?.visibleFrame.isEmpty == false)
        window.key(.tab)
        #expect(window.ui.scrollOffset("page").y == 0)
    }

    @Test func pageLeftForAWhile_findsItsPlaceAgain() throws {
        var isOther = false
        let window = try TestWindow { ui in
            guard !isOther else { return }
            ui.scrollArea("page", .init(width: .grow, height: .grow)) { ui.space(2_000) }
        }
        window.run(wheel(300))
        isOther = true
        for _ in 0..<300 { window.run() }
        isOther = false
        window.run()
        #expect(window.ui.scrollOffset("page").y == 300)
    }
}
