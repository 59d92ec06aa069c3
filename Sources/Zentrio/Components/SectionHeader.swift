import ImmediateUI

/// The line over a section: its title, a count, and what can be done with all of it.
struct SectionHeader: ScreenPart {
    let screen: ScreenContext
    let title: String
    var count = ""
    /// Whether the last thing is a quiet button, whose text then meets the margin.
    var hangsOut = false

    func draw(_ trailing: () -> Void = {}) {
        let box = Box(
            width: .grow, height: .fixed(max(ui.style.size.sectionHeader, ui.style.type.title3.lineHeight)), gap: 10,
            cross: .center)
        ui.row(box, id: "header-\(title)", zone: .row) {
            ui.heading(title, ui.style.type.title3)
            if !count.isEmpty {
                ui.label(count, ui.style.type.body.tabular, color: ui.style.color.textTertiary)
            }
            ui.spacer()
            let hang = hangsOut && ui.style.theme != .highContrast ? -ui.style.size.buttonSmall.padX : 0
            ui.row(Box(padding: Insets(right: hang), gap: 8, cross: .center)) { trailing() }
        }
    }
}
