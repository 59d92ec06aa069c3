import ImmediateUI

/// Colours, type, shadows and the mark.
struct FoundationSpecimen {
    let page: SpecimenPage

    private var ui: Context { page.ui }

    init(_ ui: Context) {
        page = SpecimenPage(ui: ui, title: "Foundations")
    }

    func draw() {
        page.draw {
            title("Colour", above: 24, below: 12)
            colors()
            title("Type", above: 34, below: 12)
            type()
            title("Elevation", above: 30, below: 14)
            elevation()
            title("Mark", above: 30, below: 14)
            mark()
        }
    }

    private func title(_ text: String, above: Float, below: Float) {
        ui.space(above)
        ui.heading(text, ui.style.type.title3)
        ui.space(below)
    }

    // MARK: Colours

    private func colors() {
        let palette = ui.style.color
        let status = ui.style.status
        swatches([
            ("Canvas", palette.canvas), ("Surface 1", palette.surface1), ("Surface 2", palette.surface2),
            ("Surface 3", palette.surface3), ("Surface 4", palette.surface4), ("Text", palette.textPrimary),
            ("Text, second", palette.textSecondary), ("Text, third", palette.textTertiary), ("Accent", palette.accent),
        ])
        ui.space(18)
        swatches([
            ("Queued", status[.queued]), ("Downloading", status[.downloading]), ("Paused", status[.paused]),
            ("Completed", status[.completed]), ("Failed", status[.failed]), ("Offline", status[.offline]),
            ("Warning", status[.warning]),
        ])
    }

    private func swatches(_ list: [(name: String, color: Color)]) {
        ui.row(Box(width: .grow, gap: 16, wraps: true)) {
            for entry in list { swatch(entry.name, entry.color) }
        }
    }

    private func swatch(_ name: String, _ color: Color) {
        let edge = Border(ui.style.color.hairline, width: ui.style.hairline)
        ui.column(Box(width: .fixed(112))) {
            ui.column(Box(width: .grow, height: .fixed(56), fill: color, border: edge, radius: 10)) {}
            ui.space(6)
            ui.label(name, ui.style.type.caption)
            ui.label(color.hexadecimal, ui.style.type.caption.tabular, color: ui.style.color.textTertiary)
        }
    }

    // MARK: Type

    private func type() {
        let type = ui.style.type
        line("Display", type.display, 60, "Choose a profile")
        line("Title 1", type.title1, 46, "Downloads")
        line("Title 2", type.title2, 36, "Delete 4 downloads?")
        line("Title 3", type.title3, 36, "Ready to Watch")
        line(
            "Body large", type.bodyLarge, 36,
            "In a towering city of the future, the son of its ruler falls for a prophet.")
        line("Body", type.body, 36, "Download films and episodes here and watch them on this device.")
        line("Label", type.label, 36, "Manage Storage")
        line("Caption", type.caption.tabular, 36, "6.8 MB/s · 3 min 40 s left · Segment 857 of 1 530")
        line("Micro", type.micro, 36, "Higher · 1080p")
    }

    private func line(_ name: String, _ style: TypeStyle, _ height: Float, _ text: String) {
        ui.divider()
        let measures = "\(name) \(Int(style.size))/\(Int(style.lineHeight))"
        ui.row(Box(width: .grow, height: .fixed(height - ui.style.hairline), gap: 24, cross: .center)) {
            ui.label(
                measures, ui.style.type.caption.tabular, color: ui.style.color.textTertiary, width: .fixed(150))
            ui.label(text, style, width: .grow)
        }
    }

    // MARK: Elevation

    private func elevation() {
        let shadows = ui.style.elevation
        let cards: [(String, Shadow?)] = [
            ("Card", shadows.card), ("Hover", shadows.hover), ("Menu, toast", shadows.menu), ("Dialog", shadows.dialog),
        ]
        ui.row(Box(width: .grow, gap: 32), id: "elevation") {
            for (name, shadow) in cards { card(name, shadow) }
            focused()
        }
    }

    private func card(_ name: String, _ shadow: Shadow?) {
        ui.column(Box(gap: 16)) {
            let box = Box(
                width: .fixed(150), height: .fixed(88), fill: ui.style.color.surface2, radius: 14, shadow: shadow)
            ui.column(box) {}
            ui.label(name, ui.style.type.caption, color: ui.style.color.textTertiary)
        }
    }

    private func focused() {
        ui.column(Box(padding: Insets(left: 24), gap: 16)) {
            ui.posing(.focused) {
                let box = Box(width: .fixed(150), height: .fixed(88), fill: ui.style.color.surface2, radius: 14)
                ui.pressable("focus", label: "Focus", box) { _ in }
            }
            ui.label("Focus, desktop", ui.style.type.caption, color: ui.style.color.textTertiary)
        }
    }

    private func mark() {
        ui.row(Box(gap: 28, cross: .end)) {
            for size in [16, 24, 32, 48, 64, 96] as [Float] {
                ui.icon("zentrio", size: size, color: ui.style.color.textPrimary)
            }
            ui.row(Box(padding: Insets(left: 40), gap: 12, cross: .center)) {
                ui.icon("zentrio-mark", size: 32, color: ui.style.color.textPrimary)
                ui.label("Zentrio", TypeStyle(face: .display, size: 24, lineHeight: 32, letterSpacing: -0.3))
            }
        }
    }
}

nonisolated extension Color {
    /// "#D6E16A".
    fileprivate var hexadecimal: String {
        "#"
            + [red, green, blue].map { part in
                let digits = String(part, radix: 16, uppercase: true)
                return digits.count == 1 ? "0" + digits : digits
            }.joined()
    }
}
