import ImmediateUI

/// A card of the Runtime page: a title, a figure at the right, and what belongs to it.
struct MetricsCard: ScreenPart {
    let screen: ScreenContext
    let title: String
    let note: String
    /// The room above the title; the default is that of a card beside others.
    var top: Float = 16

    func draw(width: Length = .grow, gap: Float, _ content: () -> Void) {
        var box = Box.card(ui.style, width: width, height: .grow, padding: Insets(all: 16), gap: gap)
        box.padding.top = top
        box.padding.left = 20
        box.padding.right = 20
        ui.column(box, id: title) {
            ui.row(Box(width: .grow, height: .fixed(wide(20)), cross: .center)) {
                ui.label(title, ui.style.type.label)
                ui.spacer()
                ui.label(note, ui.style.type.caption.tabular, color: ui.style.color.textTertiary)
            }
            content()
        }
    }

    /// A line with a name at the left and a figure at the right.
    func figure(_ name: String, _ value: String) {
        ui.row(Box(width: .grow, height: .fixed(wide(25)), gap: 8, cross: .center), id: "figure-\(name)") {
            ui.label(name, ui.style.type.caption, color: ui.style.color.textSecondary, width: .grow)
            ui.label(value, ui.style.type.caption.tabular)
        }
    }
}
