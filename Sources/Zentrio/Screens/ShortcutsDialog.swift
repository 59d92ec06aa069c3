import ImmediateUI

/// The keys that do something anywhere, and on the card with the focus.
struct ShortcutsDialog: ScreenPart {
    let screen: ScreenContext

    private struct Line {
        let keys: [String]
        let text: String
    }

    private static var window: [Line] {
        [
            Line(keys: [say("Ctrl"), "1"], text: say("Home, and 2 to 5 for the other pages")),
            Line(keys: [say("Ctrl"), "V"], text: say("Paste a link")),
            Line(keys: [say("Ctrl"), "F"], text: say("Search, also with /")),
            Line(keys: [say("Ctrl"), ","], text: say("Settings")), Line(keys: ["F11"], text: say("Full screen")),
            Line(keys: [say("Ctrl"), "Q"], text: say("Quit")), Line(keys: ["?"], text: say("This list")),
        ]
    }

    private static var page: [Line] {
        [
            Line(keys: [say("Tab")], text: say("Next, with Shift the one before")),
            Line(keys: ["↑ ↓ ← →"], text: say("Between cards, and from a card to its buttons")),
            Line(keys: [say("Enter")], text: say("Play, pause or retry")),
            Line(keys: [say("Space")], text: say("The same")),
            Line(keys: [say("Delete", context: "key")], text: say("Remove, with a way back")),
            Line(keys: [say("Ctrl"), "A"], text: say("Select all, while selecting")),
            Line(keys: [say("Ctrl"), "Z"], text: say("Bring back what was removed")),
            Line(keys: [say("Menu")], text: say("More about a download")),
            Line(keys: [say("Ctrl"), "↑ ↓"], text: say("Move in the queue, on a handle")),
            Line(keys: [say("Esc")], text: say("Close what is on top")),
        ]
    }

    func draw() {
        let isClosed = ui.dialog("shortcuts", title: say("Keyboard"), width: ui.style.size.dialog.width) {
            let columns = isNarrow ? 1 : 2
            ui.grid(columns: columns, Box(width: .grow, gap: 32, lineGap: 16)) {
                column(say("Anywhere"), Self.window)
                column(say("On the page"), Self.page)
            }
        }
        if isClosed { send(.closeLayer) }
    }

    private func column(_ title: String, _ lines: [Line]) {
        ui.column(Box(width: .grow, gap: 4), id: "keys-\(title)") {
            ui.heading(title, ui.style.type.title3)
            for line in lines { draw(line) }
        }
    }

    private func draw(_ line: Line) {
        let box = Box(width: .grow, height: .fit(min: 32), gap: 12, cross: .center)
        let spoken = line.keys.joined(separator: " + ")
        ui.row(box, semantics: Semantics(.label, "\(spoken): \(line.text)", hidesChildren: true)) {
            ui.row(Box(width: .fixed(wide(88)), gap: 4)) {
                for key in line.keys { ui.keyCap(key) }
            }
            ui.label(line.text, ui.style.type.caption, color: ui.style.color.textSecondary, maxLines: 4, width: .grow)
        }
    }
}
