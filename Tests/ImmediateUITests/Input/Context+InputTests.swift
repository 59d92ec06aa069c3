import ImmediateUI
import Testing

struct ContextInputTests {
    @Test func pressAndReleaseInOneFrame_clicks_andTwiceIsADoubleClick() throws {
        var response: Response?
        let window = try TestWindow { ui in
            let now = ui.button("One")
            if now.clicked { response = now }
        }
        window.run(.click(Point(x: 10, y: 10), clicks: 2))
        #expect(response?.doubleClicked == true)
    }

    @Test func secondaryButton_andMenuKey_openTheContext() throws {
        var count = 0
        let window = try TestWindow { ui in
            if ui.button("One").secondaryClicked { count += 1 }
        }
        window.run(.click(Point(x: 10, y: 10), button: .secondary))
        #expect(count == 1)
        window.key(.tab)
        window.key(.menu)
        #expect(count == 2)
    }

    @Test func keys_inAnUnfocusedWindow_areIgnored() throws {
        let window = try TestWindow { ui in
            ui.button("One")
        }
        window.run(.init(events: [.keyPressed(KeyStroke(.tab))], isWindowFocused: false))
        #expect(window.focusedLabel == nil)
    }

    @Test func heldEnter_doesNotRepeat() throws {
        var clicks = 0
        let window = try TestWindow { ui in
            if ui.button("One").clicked { clicks += 1 }
        }
        window.key(.tab)
        window.key(.enter)
        window.run(.init(events: [.keyPressed(KeyStroke(.enter, isRepeat: true))]))
        #expect(clicks == 1)
    }

    @Test func escapeOnThePage_andShortcuts_areLeftToTheScreen() throws {
        var pasted = 0
        let window = try TestWindow { ui in
            ui.button("One")
            if ui.pressed(.character("v"), .control) { pasted += 1 }
        }
        window.declare(.key(.escape))
        #expect(window.frame.unhandledKeys == [KeyStroke(.escape)])
        window.run(.key(.character("v"), .control))
        #expect(pasted == 1)
    }

    @Test func paste_isAKeyWhereNoFieldTakesIt() throws {
        var text = ""
        var pasted = 0
        let window = try TestWindow { ui in
            ui.column(Box(width: .fixed(300))) {
                ui.button("One")
                text = ui.textField("link", text: text, label: "Link").text
            }
            if ui.pressed(.character("v"), .control) { pasted += 1 }
        }
        window.run(.init(events: [.pasted("one")], isWindowFocused: false))
        #expect(pasted == 0)
        window.run(.init(events: [.pasted("one")]))
        window.click(.button, "One")
        window.run(.init(events: [.pasted("one")]))
        #expect(pasted == 2)
        #expect(text.isEmpty)
        window.click(.entry, "Link")
        window.run(.init(events: [.pasted("one")]))
        #expect(pasted == 2)
        #expect(text == "one")
    }

    @Test func smallPointerMoves_keepTheRing_largerOnesHideIt() throws {
        let window = try TestWindow { ui in
            ui.button("One")
        }
        window.run(.move(Point(x: 300, y: 300)))
        window.key(.tab)
        #expect(window.ui.modality == .directional)
        window.run(.move(Point(x: 301, y: 301)))
        #expect(window.ui.modality == .directional)
        window.run(.move(Point(x: 305, y: 300)))
        #expect(window.ui.modality == .pointer)
    }

    @Test(arguments: [Key.delete, .menu, .escape])
    func keyThatActs_showsTheRing_typedTextDoesNot(key: Key) throws {
        let window = try TestWindow { ui in
            ui.button("One")
        }
        window.click(.button, "One")
        window.run(.move(Point(x: 300, y: 300)))
        window.key(.character("a"))
        window.type("a")
        #expect(window.ui.modality == .pointer)
        window.key(key)
        #expect(window.ui.modality == .directional)
        window.run(.move(Point(x: 301, y: 301)))
        #expect(window.ui.modality == .directional)
    }

    @Test func deleteInAField_isTypedText() throws {
        let window = try TestWindow { ui in
            ui.column(Box(width: .fixed(300))) { _ = ui.textField("link", text: "one", label: "Link") }
        }
        window.click(.entry, "Link")
        window.key(.delete)
        #expect(window.ui.modality == .pointer)
    }

    @Test func hover_isOnlyForTheTopmost() throws {
        let window = try TestWindow { ui in
            _ = ui.button("Below", width: .fixed(200))
            ui.row(.init(placement: .absolute(.zero))) {
                _ = ui.button("Above", width: .fixed(100))
            }
        }
        window.run(.move(Point(x: 10, y: 10)))
        window.run(after: .seconds(1))
        let lit = window.ui.style.color.surface4
        let fills = window.frame.drawList.commands.compactMap { command -> Float? in
            if case .fill(let rect, _, let color) = command, color == lit { rect.width } else { nil }
        }
        #expect(fills == [100])
        #expect(window.frame.cursor == .hand)
    }

    @Test func tooltip_comesAfterHalfASecond_andGoes() throws {
        let window = try TestWindow { ui in
            ui.iconButton("pause", label: "Pause")
        }
        window.run(.move(Point(x: 10, y: 10)))
        window.run(after: .milliseconds(400))
        #expect(window.find(.tooltip) == nil)
        #expect(window.frame.nextWake == .milliseconds(100))
        window.run(after: .milliseconds(100))
        #expect(window.find(.tooltip, "Pause") != nil)
        window.run(.move(Point(x: 300, y: 300)))
        #expect(window.find(.tooltip) == nil)
    }

    @Test func cutText_explainsItselfInATooltip() throws {
        let window = try TestWindow { ui in
            ui.row(.init(width: .fixed(100))) { ui.label("Night of the Living Dead", width: .grow) }
        }
        window.run(.move(Point(x: 10, y: 10)))
        window.run(after: .milliseconds(500))
        #expect(window.find(.tooltip, "Night of the Living Dead") != nil)
    }
}
