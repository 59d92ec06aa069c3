import ImmediateUI
import Testing

struct ContextToastTests {
    @Test func toast_goesAfterItsTime() throws {
        let window = try TestWindow { _ in }
        window.ui.show(Toast(id: "a", text: "Saved", icon: "check"))
        window.run()
        #expect(window.find(.alert, "Saved") != nil)
        window.run(after: .seconds(3))
        #expect(window.find(.alert, "Saved") != nil)
        #expect(window.frame.nextWake == .seconds(1))
        window.run(after: .seconds(1))
        #expect(window.find(.alert, "Saved") == nil)
        // It fades out, and then nothing moves.
        window.run(after: .seconds(1))
        #expect(window.frame.nextWake == nil)
    }

    @Test func toastOfARunningFrame_isInThatFrame() throws {
        var shows = false
        let window = try TestWindow { ui in
            if shows { ui.show(Toast(id: "a", text: "Saved", icon: "check")) }
        }
        shows = true
        window.declare()
        #expect(window.find(.alert, "Saved") != nil)
        #expect(!window.frame.needsAnotherFrame)
    }

    @Test func action_isToldOnce_andTheToastGoes() throws {
        var undone = 0
        let window = try TestWindow { ui in
            if ui.toastActed("deleted") { undone += 1 }
        }
        window.ui.show(Toast(id: "deleted", text: "4 downloads deleted", icon: "delete", action: "Undo"))
        window.run()
        window.click(.button, "Undo")
        #expect(undone == 1)
        #expect(window.find(.alert) == nil)
        window.run()
        #expect(undone == 1)
    }

    @Test func toast_isAtTheLowerEdge_overADialog() throws {
        var pressed = 0
        let window = try TestWindow { ui in
            _ = ui.dialog("d", title: "Title", width: 440) { ui.label("x") }
            if ui.toastActed("t") { pressed += 1 }
        }
        window.ui.show(Toast(id: "t", text: "Done", icon: "check", action: "Play"))
        window.run()
        let toast = try #require(window.find(.alert, "Done"))
        #expect(toast.frame.maxY == 576)
        #expect(toast.frame.width == 320)
        window.click(.button, "Play")
        #expect(pressed == 1)
    }
}
