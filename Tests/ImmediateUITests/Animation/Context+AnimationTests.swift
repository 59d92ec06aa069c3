import ImmediateUI
import Testing

struct ContextAnimationTests {
    private final class Screen {
        var target: Float = 0
        var value: Float = 0
        var delay = Duration.zero

        func window() throws -> TestWindow {
            try TestWindow { ui in
                self.value = ui.animate(
                    "x", to: self.target, duration: .milliseconds(100), curve: .linear, delay: self.delay)
            }
        }
    }

    @Test func newTarget_isReachedInTime_thenNothingWakes() throws {
        let screen = Screen()
        screen.target = 1
        let window = try screen.window()
        #expect(screen.value == 1)
        screen.target = 3
        window.run()
        #expect(screen.value == 1)
        #expect(window.frame.nextWake == .milliseconds(16))
        window.run(after: .milliseconds(50))
        #expect(abs(screen.value - 2) < 0.01)
        window.run(after: .milliseconds(50))
        #expect(screen.value == 3)
        #expect(window.frame.nextWake == nil)
    }

    @Test func targetChangedOnTheWay_startsFromWhereItIs() throws {
        let screen = Screen()
        screen.target = 1
        let window = try screen.window()
        screen.target = 2
        window.run()
        window.run(after: .milliseconds(50))
        screen.target = 1
        window.run()
        #expect(abs(screen.value - 1.5) < 0.01)
    }

    @Test func delay_isWaitedFor() throws {
        let screen = Screen()
        screen.target = 1
        let window = try screen.window()
        screen.delay = .milliseconds(60)
        screen.target = 2
        window.run()
        window.run(after: .milliseconds(60))
        #expect(screen.value == 1)
        window.run(after: .milliseconds(100))
        #expect(screen.value == 2)
    }

    @Test func lessMotion_jumps() throws {
        let screen = Screen()
        screen.target = 1
        let window = try screen.window()
        window.ui.lessMotion = true
        screen.target = 5
        window.run()
        #expect(screen.value == 5)
        #expect(window.frame.nextWake == nil)
    }

    @Test func progress_easesEvenWithLessMotion() throws {
        var fraction: Float = 0.2
        let window = try TestWindow { ui in
            ui.progressBar("p", fraction, label: "Sintel", width: .fixed(200))
        }
        window.ui.lessMotion = true
        fraction = 0.6
        window.run()
        #expect(window.frame.nextWake == .milliseconds(16))
        #expect(window.find(.progressBar, "Sintel")?.value == "60 %")
        window.run(after: .milliseconds(400))
        let bars = window.frame.drawList.commands.compactMap { command -> Rect? in
            if case .fill(let rect, _, _) = command { rect } else { nil }
        }
        #expect(bars.map(\.width) == [200, 120])
    }
}
