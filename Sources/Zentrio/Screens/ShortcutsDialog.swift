import ImmediateUI

/// The keys that do something anywhere, and on the card with the focus.
struct ShortcutsDialog: ScreenPart {
    let screen: ScreenContext

    private struct Line {
        let keys: [String]
        let text: String
    }

    private static let window = [
        Line(keys: ["Ctrl", "1"], text: "Home, and 2 to 5 for the other pages"),
        Line(keys: ["Ctrl", "V"], text: "Paste a link"), Line(keys: ["Ctrl", "F"], text: "Search, also with /"),
        Line(keys: ["Ctrl", ","], text: "Settings"), Line(keys: ["F11"], text: "Full screen"),
        Line(keys: ["Ctrl", "Q"], text: "Quit"), Line(keys: ["?"], text: "This list"),
    ]

    private static let page = [
        Line(keys: ["Tab"], text: "Next, with Shift the one before"),
        Line(keys: ["↑ ↓ ← →"], text: "Between cards, and from a card to its buttons"),
        Line(keys: ["Enter"], text: "Play, pause or retry"), Line(keys: ["Space"], text: "The same"),
        Line(keys: ["Delete"], text: "Remove, with a way back"),
        Line(keys: ["Menu"], text: "More about a download"),
        Line(keys: ["Ctrl", "↑ ↓"], text: "Move in the queue, on a handle"),
        Line(keys: ["Esc"], text: "Close what is on top"),
    ]

    func draw() {
        let isClosed = ui.dialog("shortcuts", title: "Keyboard", width: ui.style.size.dialog.width) {
            let columns = isNarrow ? 1 : 2
            ui.grid(columns: columns, Box(width: .grow, gap: 32, lineGap: 16)) {
                column("Anywhere", Self.window)
                column("On the page", Self.page)
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
            ui.row(Box(width: .fixed(88), gap: 4)) {
                for key in line.keys { ui.keyCap(key) }
            }
            ui.label(line.text, ui.style.type.caption, color: ui.style.color.textSecondary, maxLines: 2, width: .grow)
        }
    }
}
