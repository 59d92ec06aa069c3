import ImmediateUI

/// A page that shows parts of the interface side by side, for `zentrio render` and for eyes.
struct SpecimenPage {
    let ui: Context
    let title: String

    func draw(_ content: () -> Void) {
        let margin = ui.style.grid.pageMargin(ui.windowSize.width)
        let padding = Insets(top: 32, left: margin, bottom: 32, right: margin)
        let box = Box(width: .grow, height: .grow, padding: .zero, fill: ui.style.color.canvas)
        ui.column(box, id: "specimen") {
            ui.scrollArea("specimen-scroll", Box(width: .grow, height: .grow, padding: padding)) {
                ui.heading(title, ui.style.type.title1)
                content()
            }
        }
    }

    /// A section with a line above its title.
    func section(_ title: String) {
        ui.space(30)
        ui.divider()
        ui.space(18)
        ui.heading(title, ui.style.type.title3)
        ui.space(12)
    }

    /// A line of specimens with its name at the left.
    func line(_ label: String, gap: Float = 14, cross: CrossAlignment = .end, _ content: () -> Void) {
        ui.row(Box(width: .grow, gap: 24), id: "line-\(label)") {
            ui.column(Box(width: .fixed(150), padding: Insets(top: 11))) {
                ui.label(label, ui.style.type.caption, color: ui.style.color.textTertiary, maxLines: 2, width: .grow)
            }
            ui.row(Box(width: .grow, height: .fit(min: 40), gap: gap, cross: cross, wraps: true)) { content() }
        }
    }

    /// One specimen with its name below.
    func item(_ label: String, pose: Pose? = nil, color: Color? = nil, _ content: () -> Void) {
        ui.column(Box(gap: 8), id: "item-\(label)") {
            ui.posing(pose, content)
            ui.label(label, ui.style.type.micro, color: color ?? ui.style.color.textTertiary)
        }
    }
}
