import ImmediateUI

/// Banners and the list rows that stand on cards; menus, toasts and dialogs have pages of their own.
struct LayerSpecimen {
    let page: SpecimenPage

    private var ui: Context { page.ui }

    func draw() {
        page.section("Cards and banners")
        ui.column(Box(width: .grow, gap: 16), id: "banners") {
            cards()
            ui.banner(
                "smart", title: "Smart Downloads is paused",
                text: "Less than 500 MB is free. Delete something or choose another place.", status: .warning
            ) { ui.button("Manage Storage", icon: "disk") }
            ui.banner(
                "offline", title: "You're offline",
                text: "9 titles are on this device. Everything else comes back with the network.", status: .offline
            ) { ui.button("Go to Downloads", icon: "download", kind: .primary) }
            keys()
        }
    }

    private func cards() {
        let poses: [(String, Pose?)] = [("Rest", nil), ("Hover", .hovered), ("Focus", .focused)]
        ui.row(Box(width: .grow, gap: 16), id: "cards") {
            for (name, pose) in poses {
                ui.posing(pose) { card(name, isSelected: false) }
            }
            card("Selected", isSelected: true)
        }
    }

    private func card(_ name: String, isSelected: Bool) {
        var box = Box.card(ui.style, padding: Insets(all: 16), gap: 16, isSelected: isSelected)
        box.fill = nil
        box.cross = .center
        ui.card("card-\(name)", label: name, box) { _ in
            if isSelected { ui.tickBox(true) }
            ui.label(name, ui.style.type.title3)
        }
    }

    private func keys() {
        ui.row(Box(gap: 6, cross: .center)) {
            for key in ["Ctrl", "V", "F11", "Esc"] { ui.keyCap(key) }
        }
    }
}
