import Testing

@testable import ImmediateUI

struct ContextMirroringTests {
    /// The same screen declared for both directions; only its direction differs.
    private func windows(_ screen: @escaping (Context) -> Void) throws -> (usual: TestWindow, mirrored: TestWindow) {
        let (usual, mirrored) = (try TestWindow(screen), try TestWindow(screen))
        mirrored.ui.direction = .rightToLeft
        mirrored.run()
        return (usual, mirrored)
    }

    @Test func row_runsFromTheRight() throws {
        let (usual, mirrored) = try windows { ui in
            ui.row(Box(width: .grow, padding: Insets(left: 40, right: 10), gap: 16)) {
                ui.button("First", kind: .primary)
                ui.button("Second", icon: "chevron-right")
            }
        }
        for label in ["First", "Second"] {
            let frame = try #require(usual.find(.button, label)).frame
            let other = try #require(mirrored.find(.button, label)).frame
            #expect(other == Rect(x: 800 - frame.maxX, y: frame.y, width: frame.width, height: frame.height))
        }
        let icons = mirrored.frame.drawList.commands.compactMap { command in
            if case .icon(let name, _, _) = command { name } else { nil }
        }
        #expect(icons == ["chevron-left"])
    }

    @Test func text_standsAtTheRightAndIsNotTurned() throws {
        let (usual, mirrored) = try windows { ui in
            ui.column(Box(width: .grow, padding: Insets(left: 24))) { ui.label("Sintel", ui.style.type.body) }
        }
        let (one, other) = (try #require(text(in: usual)), try #require(text(in: mirrored)))
        #expect(one.text == other.text)
        #expect(other.x == 800 - one.x - one.width && one.x == 24)
    }

    @Test func click_hitsWhatIsSeen() throws {
        var pressed: [String] = []
        let screen = { (ui: Context) in
            ui.row(Box(width: .grow)) {
                for label in ["One", "Two", "Three"] where ui.button(label).clicked { pressed.append(label) }
            }
        }
        let mirrored = try windows(screen).mirrored
        for label in ["Three", "One", "Two"] { mirrored.click(.button, label) }
        #expect(pressed == ["Three", "One", "Two"])
    }

    @Test func arrowKeys_followTheEye() throws {
        let mirrored = try windows { ui in
            ui.row(Box(width: .grow, gap: 8), id: "row", zone: .row) {
                ui.button("One")
                ui.button("Two")
            }
        }.mirrored
        mirrored.run(.key(.tab))
        #expect(mirrored.find(.button, "One")?.states.contains(.focused) == true)
        mirrored.run(.key(.left))
        #expect(mirrored.find(.button, "Two")?.states.contains(.focused) == true)
        mirrored.run(.key(.right))
        #expect(mirrored.find(.button, "One")?.states.contains(.focused) == true)
        mirrored.run(.key(.right))
        #expect(mirrored.frame.unhandledKeys.isEmpty || mirrored.frame.unhandledKeys == [KeyStroke(.right)])
    }

    @Test func slider_growsToTheLeft() throws {
        var value: Float = 5
        let mirrored = try windows { ui in
            ui.column(Box(width: .grow)) {
                if let new = ui.slider("Volume", value: value, in: 0...10, step: 1) { value = new }
            }
        }.mirrored
        mirrored.run(.key(.tab))
        mirrored.run(.key(.left))
        #expect(value == 6)
        let frame = try #require(mirrored.find(.slider, "Volume")).frame
        mirrored.run(.click(Point(x: frame.x + 1, y: frame.midY)))
        #expect(value == 10)
        mirrored.run(.click(Point(x: frame.maxX - 1, y: frame.midY)))
        #expect(value == 0)
    }

    @Test(arguments: [
        (LayoutDirection.leftToRight, "abc", Key.left), (.leftToRight, "אבג", .right), (.rightToLeft, "אבג", .right),
        (.rightToLeft, "abc", .left),
    ])
    func caret_movesWhereTheArrowPoints(direction: LayoutDirection, typed: String, backwards: Key) throws {
        var text = ""
        let window = try TestWindow { ui in
            ui.column(Box(width: .grow)) { text = ui.textField("field", text: text, label: "Field").text }
        }
        window.ui.direction = direction
        window.run()
        window.click(.entry)
        window.run(.text(typed))
        window.run(.key(backwards))
        window.run(.text("x"))
        #expect(text == String(typed.dropLast()) + "x" + String(typed.suffix(1)))
    }

    private func text(in window: TestWindow) -> (text: String, x: Float, width: Float)? {
        for case .text(let text, let origin, let style, _) in window.frame.drawList.commands {
            return (text, origin.x, FixedMeasurer().width(of: text, in: style))
        }
        return nil
    }
}
