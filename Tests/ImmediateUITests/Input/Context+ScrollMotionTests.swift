import ImmediateUI
import Testing

struct ContextScrollMotionTests {
    private func window(lessMotion: Bool = false) throws -> TestWindow {
        let window = try TestWindow { ui in
            ui.scrollArea("page") {
                ui.button("Top")
                ui.space(2_000)
            }
        }
        window.ui.lessMotion = lessMotion
        return window
    }

    private func wheel(_ dy: Float) -> InputState {
        InputState(events: [.wheeled(dx: 0, dy: dy, Point(x: 100, y: 300))])
    }

    private func offset(_ window: TestWindow) -> Float { window.ui.scrollOffset("page").y }

    @Test func wheel_movesAtOnce_andGlidesOn() throws {
        let window = try window()
        window.run(wheel(64))
        #expect(offset(window) > 0)
        #expect(offset(window) < 64)
        #expect(window.frame.nextWake != nil)
        window.run(after: .milliseconds(200))
        #expect(offset(window) == 64)
        window.run(after: .milliseconds(16))
        #expect(window.frame.nextWake == nil)
    }

    @Test func notchesInARow_addUp() throws {
        let window = try window()
        window.run(wheel(64))
        window.run(wheel(64), after: .milliseconds(20))
        window.run(wheel(64), after: .milliseconds(20))
        window.run(after: .milliseconds(300))
        #expect(offset(window) == 192)
    }

    @Test func scrolling_declaresTheFrameOnce() throws {
        let window = try TestWindow { ui in
            ui.scrollArea("page") {
                for number in 0..<40 { ui.button("Film \(number)") }
            }
        }
        window.run(InputState(events: [.pointerMoved(Point(x: 20, y: 20))]))
        window.declare(InputState(events: [.scrolled(dx: 0, dy: 90, Point(x: 20, y: 20))]))
        #expect(!window.frame.needsAnotherFrame)
        // What came below the pointer lights up in the next one.
        #expect(window.frame.nextWake != nil)
    }

    @Test func lessMotion_jumps() throws {
        let window = try window(lessMotion: true)
        window.run(wheel(64))
        #expect(offset(window) == 64)
    }

    @Test func finger_scrolls_flings_andPressesNothing() throws {
        let window = try window()
        let top = Point(x: 20, y: 20)
        window.run(InputState(events: [.touchBegan(top)]))
        for step in 1...4 {
            let point = Point(x: 20, y: 20 - Float(step) * 16)
            window.run(InputState(events: [.touchMoved(point)]), after: .milliseconds(16))
        }
        #expect(offset(window) == 64)
        window.run(InputState(events: [.touchEnded(Point(x: 20, y: -44))]), after: .milliseconds(1))
        window.run(after: .seconds(3))
        #expect(offset(window) > 200)
        #expect(window.focusedLabel != "Top" || window.find(.button, "Top") != nil)
    }

    @Test func padHeld_movesOn() throws {
        let window = try TestWindow { ui in
            ui.column(zone: .column) {
                for number in 1...9 { ui.button("Row \(number)") }
            }
        }
        window.run(InputState(events: [.padPressed(.down)]))
        #expect(window.focusedLabel == "Row 1")
        window.run(after: .milliseconds(399))
        #expect(window.focusedLabel == "Row 1")
        window.run(after: .milliseconds(1))
        #expect(window.focusedLabel == "Row 2")
        window.run(after: .milliseconds(90))
        #expect(window.focusedLabel == "Row 3")
        window.run(InputState(events: [.padReleased(.down)]))
        window.run(after: .seconds(1))
        #expect(window.focusedLabel == "Row 3")
    }
}
