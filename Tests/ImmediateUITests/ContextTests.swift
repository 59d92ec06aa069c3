import ImmediateUI
import Testing

struct ContextTests {
    @Test func button_clickedInTheMiddle_answersOnce() throws {
        var clicks = 0
        let window = try TestWindow { ui in
            ui.column(.init(padding: .init(all: 20))) {
                if ui.button("Retry").clicked { clicks += 1 }
            }
        }
        window.click(.button, "Retry")
        #expect(clicks == 1)
        window.run()
        #expect(clicks == 1)
    }

    @Test func disabledButton_clicked_doesNothing() throws {
        var clicks = 0
        let window = try TestWindow { ui in
            if ui.button("Retry", isEnabled: false).clicked { clicks += 1 }
        }
        window.click(.button, "Retry")
        #expect(clicks == 0)
        #expect(window.find(.button, "Retry")?.states.contains(.disabled) == true)
    }

    @Test func button_releasedElsewhere_isNotClicked() throws {
        var clicks = 0
        let window = try TestWindow { ui in
            if ui.button("Retry").clicked { clicks += 1 }
        }
        window.run(.init(events: [.pointerPressed(.primary, Point(x: 20, y: 20), clicks: 1, modifiers: [])]))
        window.run(.init(events: [.pointerReleased(.primary, Point(x: 500, y: 500))]))
        #expect(clicks == 0)
    }

    @Test func idleFrame_afterSettling_isEqualAndAsksForNothing() throws {
        let window = try TestWindow { ui in
            ui.button("Retry")
            ui.label("Sintel")
        }
        window.run()
        let before = window.frame.drawList
        window.run()
        #expect(window.frame.drawList == before)
        #expect(window.frame.nextWake == nil)
        #expect(!window.frame.needsAnotherFrame)
    }

    @Test func hover_fadesIn_andAsksForFramesUntilDone() throws {
        let window = try TestWindow { ui in
            ui.button("Retry")
        }
        window.run(.move(Point(x: 20, y: 20)))
        #expect(window.frame.nextWake == .milliseconds(16))
        window.run(after: .milliseconds(200))
        #expect(window.frame.nextWake == nil)
        let style = window.ui.style
        #expect(
            window.frame.drawList.commands.contains {
                if case .fill(_, _, let color) = $0 { color == style.color.surface4 } else { false }
            })
    }

    @Test func tab_thenEnter_activatesTheFocusedButton() throws {
        var log: [String] = []
        let window = try TestWindow { ui in
            ui.row(.init(gap: 8), zone: .row) {
                if ui.button("One").clicked { log.append("One") }
                if ui.button("Two").clicked { log.append("Two") }
            }
        }
        window.key(.tab)
        #expect(window.focusedLabel == "One")
        window.key(.tab)
        window.key(.enter)
        #expect(window.focusedLabel == "Two")
        #expect(log == ["Two"])
    }

    @Test func focusRing_afterKeys_isDrawn_afterAClickItIsNot() throws {
        let window = try TestWindow { ui in
            ui.column(.init(padding: .init(all: 20))) { _ = ui.button("One") }
        }
        let ring = window.ui.style.color.focusRing
        func hasRing() -> Bool {
            window.frame.drawList.commands.contains {
                if case .stroke(_, _, _, let color) = $0 { color == ring } else { false }
            }
        }
        window.key(.tab)
        #expect(hasRing())
        window.click(.button, "One")
        #expect(!hasRing())
        #expect(window.focusedLabel == "One")
    }
}
