import ImmediateUI

/// The line over a section: its title, a count, and what can be done with all of it.
struct SectionHeader: ScreenPart {
    let screen: ScreenContext
    let title: String
    var count = ""
    /// Whether the last thing is a quiet button, whose text then meets the margin.
    var hangsOut = false

    /// Whether title, count and buttons may need more than one line.
    private var wraps: Bool { ui.style.textFactor > 1 && room < 700 }

    func draw(_ trailing: () -> Void = {}) {
        let height = max(ui.style.size.sectionHeader, ui.style.type.title3.lineHeight)
        let box = Box(width: .grow, height: wraps ? .fit(min: height) : .fixed(height), gap: 10, cross: .center)
        ui.row(box, id: "header-\(title)", zone: .row) {
            if wraps {
                ui.row(Box(width: .grow, gap: 10, lineGap: 0, cross: .center, wraps: true)) { words() }
            } else {
                words()
                ui.spacer()
            }
            let hang = hangsOut && ui.style.theme != .highContrast ? -ui.style.size.buttonSmall.padX : 0
            let end = Box(padding: Insets(right: hang), gap: 8, lineGap: 4, main: .end, cross: .center, wraps: wraps)
            ui.row(end) { trailing() }
        }
    }

    private func words() {
        ui.label(title, ui.style.type.title3, truncates: !wraps, role: .heading)
        guard !count.isEmpty else { return }
        ui.label(count, ui.style.type.body.tabular, color: ui.style.color.textTertiary, maxLines: wraps ? 2 : 1)
    }
}
