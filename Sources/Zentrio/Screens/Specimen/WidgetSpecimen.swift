import ImmediateUI

/// Every widget in every state, as the design's table has them.
struct WidgetSpecimen {
    let page: SpecimenPage
    /// The folder with the sample pictures.
    let artwork: String

    private var ui: Context { page.ui }

    init(_ ui: Context, artwork: String) {
        page = SpecimenPage(ui: ui, title: "Components")
        self.artwork = artwork
    }

    func draw() {
        page.draw {
            ui.space(20)
            ui.column(Box(width: .grow, gap: 18), id: "controls") {
                buttons()
                choices()
                fields()
            }
            StatusSpecimen(page: page, artwork: artwork).draw()
            LayerSpecimen(page: page).draw()
        }
    }

    // MARK: Buttons

    private static let poses: [(String, Pose?)] = [
        ("Rest", nil), ("Hover", .hovered), ("Pressed", .pressed), ("Focus", .focused),
    ]

    private func buttons() {
        states("Primary button", "Download", icon: "download", kind: .primary)
        states("Secondary button", "Trailer", icon: "trailer", kind: .secondary)
        page.line("Quiet and danger") {
            page.item("Quiet") { ui.button("Cancel", kind: .quiet) }
            page.item("Quiet, hover", pose: .hovered) { ui.button("Cancel", kind: .quiet) }
            page.item("Danger") { ui.button("Delete 4", icon: "delete", kind: .danger) }
            page.item("Small") { ui.button("Retry", icon: "retry", size: .small) }
            page.item("Large") { ui.button("Play", icon: "play-filled", size: .large) }
            page.item("Busy") { ui.busyButton("Saving") }
            page.item("Running download") {
                ui.progressButton("Downloading 42 %", id: "running", icon: "pause", fraction: 0.42, width: 188)
            }
        }
        page.line("Icon button") {
            page.item("Rest") { ui.iconButton("pause", label: "Pause") }
            page.item("Hover", pose: .hovered) { ui.iconButton("pause", label: "Pause") }
            page.item("Pressed", pose: .pressed) { ui.iconButton("pause", label: "Pause") }
            page.item("Focus", pose: .focused) { ui.iconButton("pause", label: "Pause") }
            page.item("On art") { ui.iconButton("bookmark", label: "Watchlist", isOnArt: true) }
            page.item("Selected") { ui.iconButton("settings", label: "Settings", isSelected: true) }
            page.item("Filled") { ui.iconButton("play-filled", label: "Play", isFilled: true, iconSize: 18) }
            page.item("Disabled") { ui.iconButton("pause", label: "Pause", isEnabled: false) }
        }
    }

    private func states(_ line: String, _ label: String, icon: String, kind: ButtonKind) {
        page.line(line) {
            for (name, pose) in Self.poses {
                page.item(name, pose: pose) { ui.button(label, icon: icon, kind: kind) }
            }
            page.item("Disabled") { ui.button(label, icon: icon, kind: kind, isEnabled: false) }
        }
    }

    // MARK: Choices

    private func choices() {
        page.line("Chips") {
            page.item("Rest") { _ = ui.chip("Animation", isSelected: false) }
            page.item("Selected") { _ = ui.chip("All genres", isSelected: true) }
            page.item("Multi, on") { _ = ui.chip("English", isSelected: true, isMultiple: true) }
            page.item("Segmented") { _ = ui.segmented("kind", ["All", "Films", "Series"], selected: 1) }
            page.item("Select") {
                _ = ui.select("sort", label: "Sort", options: ["Date added"], selected: 0, icon: "sort")
            }
        }
        switches()
        page.line("Tabs and numbers", gap: 32) {
            page.item("Tabs") {
                ui.row(Box(width: .fixed(220))) {
                    _ = ui.tabs("tabs", ["Watchlist", "History"], selected: 0, label: "Library")
                }
            }
            page.item("Stepper") { _ = ui.stepper("Overscan", value: 5, in: 0...8, text: "5 %") }
            page.item("At its end") { _ = ui.stepper("Overscan", value: 8, in: 0...8, text: "8 %") }
        }
    }

    private func switches() {
        page.line("Switches") {
            page.item("On") { _ = ui.toggle("On", isOn: true) }
            page.item("Off") { _ = ui.toggle("Off", isOn: false) }
            page.item("Disabled") { _ = ui.toggle("Disabled", isOn: true, isEnabled: false) }
            page.item("Box") { _ = ui.checkbox("Box", isOn: false, showsLabel: false) }
            page.item("Box, on") { _ = ui.checkbox("Box", isOn: true, showsLabel: false) }
            page.item("Mixed") { _ = ui.checkbox("Box", isOn: nil, showsLabel: false) }
            page.item("Choice") { _ = ui.choice("choice", label: "Choice", isOn: false) { _ in } }
            page.item("Choice, on") { _ = ui.choice("choice", label: "Choice", isOn: true) { _ in } }
            page.item("Slider") { _ = ui.slider("Slider", value: 60, in: 0...100) }
            page.item("Focus", pose: .focused) { _ = ui.slider("Slider", value: 60, in: 0...100) }
        }
    }

    // MARK: Fields

    private func fields() {
        page.line("Fields", cross: .start) {
            field("Rest", text: "", width: 250)
            field("Focus", text: "https://media.ex", width: 250, pose: .focused)
            field(
                "Error", text: "https://media.example", width: 340,
                error: "This address did not answer. Check it and try again.")
        }
        page.line("Secrets", gap: 24, cross: .start) {
            page.item("Password") {
                ui.row(Box(width: .fixed(250))) { ui.passwordField("password", text: "metropolis", label: "Password") }
            }
            page.item("PIN") { _ = ui.pinField("pin", digits: "19", label: "PIN") }
            page.item("PIN, wrong") {
                _ = ui.pinField("pin", digits: "", label: "PIN", error: "That PIN did not match. 3 tries left.")
            }
        }
    }

    private func field(_ name: String, text: String, width: Float, pose: Pose? = nil, error: String? = nil) {
        page.item(name, pose: pose) {
            ui.row(Box(width: .fixed(width))) {
                ui.textField(
                    "field", text: text, label: "Link", placeholder: "Paste a link", icon: "link", error: error)
            }
        }
    }
}
