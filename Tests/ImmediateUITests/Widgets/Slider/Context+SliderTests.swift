import ImmediateUI
import Testing

private final class SliderScreen {
    var value: Float = 4
    var isEnabled = true

    func window() throws -> TestWindow {
        try TestWindow { ui in
            if let value = ui.slider("Speed", value: self.value, in: 0...10, isEnabled: self.isEnabled) {
                self.value = value
            }
        }
    }
}

struct ContextSliderTests {
    @Test func arrows_stepOne_pageKeysTen_endsToTheEnds() throws {
        let screen = SliderScreen()
        let window = try screen.window()
        window.key(.tab)
        window.key(.right)
        #expect(screen.value == 5)
        window.key(.left, [])
        #expect(screen.value == 4)
        window.key(.pageUp)
        #expect(screen.value == 10)
        window.key(.home)
        #expect(screen.value == 0)
        window.key(.end)
        #expect(screen.value == 10)
        #expect(window.find(.slider, "Speed")?.value == "10")
    }

    @Test func press_besideTheThumb_movesItThere_andDragsOn() throws {
        let screen = SliderScreen()
        let window = try screen.window()
        let frame = try #require(window.find(.slider, "Speed")).frame
        let press = Point(x: frame.maxX - 9, y: frame.midY)
        window.run(
            InputState(events: [.pointerMoved(press), .pointerPressed(.primary, press, clicks: 1, modifiers: [])]))
        #expect(screen.value == 10)
        window.run(.move(Point(x: frame.midX, y: frame.maxY + 100)))
        #expect(screen.value == 5)
    }

    @Test func setValue_goesToTheNearestAllowed() throws {
        let screen = SliderScreen()
        let window = try screen.window()
        let node = try #require(window.find(.slider, "Speed"))
        #expect(node.amount == SemanticAmount(value: 4, minimum: 0, maximum: 10, step: 1))
        #expect(node.actions.contains(.setValue))
        window.ui.setValue(6.7, of: node.id)
        window.run(.none)
        #expect(screen.value == 7)
        window.ui.setValue(99, of: node.id)
        window.run(.none)
        #expect(screen.value == 10)
    }

    @Test func disabled_doesNotMove() throws {
        let screen = SliderScreen()
        screen.isEnabled = false
        let window = try screen.window()
        window.click(.slider, "Speed")
        #expect(screen.value == 4)
    }
}
