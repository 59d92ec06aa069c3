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

    @Test func focusedButton_thatIsDisabled_keepsTheFocusAndDoesNothing() throws {
        var isEnabled = true
        var clicks = 0
        let window = try TestWindow { ui in
            ui.row(Box(), id: "row", zone: .row) {
                if ui.button("Pause", isEnabled: isEnabled).clicked { clicks += 1 }
                if ui.button("Cancel").clicked { clicks += 100 }
            }
        }
        window.key(.tab)
        #expect(window.focusedLabel == "Pause")
        isEnabled = false
        window.run()
        window.key(.enter)
        #expect(window.focusedLabel == "Pause")
        #expect(clicks == 0)
        window.key(.right)
        #expect(window.focusedLabel == "Cancel")
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

    @Test func whatMovesBelowARestingPointer_isHoveredWithTheNextFrame() throws {
        var space: Float = 0
        let window = try TestWindow { ui in
            ui.column {
                ui.space(space)
                ui.button("Retry")
            }
        }
        window.run(.move(Point(x: 20, y: 220)))
        space = 200
        window.declare()
        #expect(!window.frame.needsAnotherFrame)
        #expect(window.frame.nextWake == .milliseconds(16))
        // It is lit over the frames that follow.
        let before = window.frame.drawList
        window.run(after: .milliseconds(16))
        window.run(after: .milliseconds(200))
        #expect(window.frame.drawList != before)
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

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func anyInput_settles_withOneFocusAndBalancedClips(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let screen = BusyScreen()
        let window = try TestWindow(size: Extent(width: 900, height: 600), screen.draw)
        for step in 0..<500 {
            window.run(randomInput(&random, window), after: .milliseconds(Int(random.next() % 200)))
            #expect(!window.frame.needsAnotherFrame, "step \(step) does not settle")
            let nodes = window.frame.accessibility.nodes
            #expect(nodes.count { $0.isFocused } == (window.frame.focused == nil ? 0 : 1), "step \(step)")
            #expect(Set(nodes.map(\.id)).count == nodes.count, "step \(step)")
            #expect(depth(window.frame.drawList) == 0, "step \(step)")
            let before = window.frame.drawList
            window.run()
            #expect(window.frame.drawList == before, "step \(step) draws differently without input")
        }
        #expect(screen.opened > 0 && screen.deleted > 0 && screen.sorted > 0)
    }

    private func randomInput(_ random: inout SplitMix, _ window: TestWindow) -> InputState {
        let keys: [Key] = [
            .tab, .left, .right, .up, .down, .enter, .space, .escape, .home, .end, .pageUp, .pageDown, .backspace,
            .menu,
        ]
        let point = Point(x: Float(random.next() % 900), y: Float(random.next() % 600))
        switch random.next() % 12 {
        case 0, 1, 2: return .key(keys[Int(random.next() % UInt64(keys.count))], random.next() % 4 == 0 ? .shift : [])
        case 3, 8, 9, 10, 11:
            let widgets = window.frame.accessibility.nodes.filter { !$0.actions.isEmpty && !$0.visibleFrame.isEmpty }
            let choices = window.frame.accessibility.findAll(role: .menuItem)
            let frame = (choices.isEmpty ? widgets : choices).randomElement(using: &random)?.visibleFrame ?? .zero
            return .click(Point(x: frame.midX, y: frame.midY))
        case 4: return .click(point, clicks: Int(random.next() % 3) + 1)
        case 5: return .init(events: [.scrolled(dx: 0, dy: Float(random.next() % 2_000) - 1_000, point)])
        case 6:
            return .init(events: [.pointerPressed(.primary, point, clicks: 1, modifiers: []), .pointerMoved(.zero)])
        default: return .init(events: [.pointerReleased(.primary, point), .text("xy"), .pointerMoved(point)])
        }
    }

    /// How many clips and fades are left open; a negative number is one closed too many.
    private func depth(_ list: DrawList) -> Int {
        var clips = 0
        var fades = 0
        for command in list.commands {
            switch command {
            case .pushClip: clips += 1
            case .popClip: clips -= 1
            case .pushOpacity: fades += 1
            case .popOpacity: fades -= 1
            default: break
            }
            if clips < 0 || fades < 0 { return -1 }
        }
        return clips + fades
    }
}

/// A page with a bit of everything, whose rows come and go.
private final class BusyScreen {
    private var isOpen = false
    private var rows = Array(0..<200)
    private var added = 200
    private var text = ""
    private var sort = 0
    private(set) var opened = 0
    private(set) var deleted = 0
    private(set) var sorted = 0

    func draw(_ ui: Context) {
        ui.column(.init(width: .grow, height: .grow)) {
            title(ui)
            ui.scrollArea("page", .init(width: .grow, height: .grow, padding: .init(all: 24))) {
                ui.virtualRows(
                    "rows", count: rows.count, rowHeight: 60, gap: 8,
                    rowKey: { self.rows.indices.contains($0) ? "\(self.rows[$0])" : "" }, row: { self.row($0, ui) })
            }
        }
        if isOpen { dialog(ui) }
        if ui.toastActed("gone") { rows.insert(added, at: 0) }
    }

    private func title(_ ui: Context) {
        ui.row(.init(width: .grow, gap: 8), id: "title", zone: .row) {
            if ui.button("Open").clicked {
                isOpen = true
                opened += 1
            }
            if let chosen = ui.select("sort", label: "Sort", options: ["Date", "Title"], selected: sort) {
                sort = chosen
                sorted += 1
            }
            text = ui.textField("link", text: text, label: "Link").text
        }
    }

    private func row(_ index: Int, _ ui: Context) {
        guard rows.indices.contains(index) else { return }
        ui.row(.init(width: .grow, height: .grow, gap: 8, cross: .center), id: "buttons", zone: .row) {
            ui.label("Row \(rows[index])", width: .grow)
            if ui.iconButton("delete", label: "Delete").clicked {
                rows.remove(at: index)
                added += 1
                deleted += 1
                ui.show(Toast(id: "gone", text: "Deleted", icon: "delete", action: "Undo"))
            }
            _ = ui.button("Play", size: .small)
        }
    }

    private func dialog(_ ui: Context) {
        let isClosed = ui.dialog("dialog", title: "Title", width: 400) {
            _ = ui.checkbox("Remember", isOn: nil)
            text = ui.textField("same", text: text, label: "Same").text
        } footer: {
            if ui.button("Keep").clicked { self.isOpen = false }
        }
        if isClosed { isOpen = false }
    }
}
