import ImmediateUI
import MediaModel

/// The few settings that this version has; they hold at once.
struct SettingsDialog: ScreenPart {
    let screen: ScreenContext

    func draw() {
        let isClosed = ui.dialog("settings", title: "Settings", width: ui.style.size.dialog.width) {
            ui.column(Box(width: .grow)) {
                theme()
                ui.divider()
                concurrency()
                ui.divider()
                quality()
                ui.divider()
                fullscreen()
                ui.divider()
                about()
            }
        } footer: {
            ui.spacer()
            if ui.button("Done", kind: .primary).clicked { send(.closeLayer) }
        }
        if isClosed { send(.closeLayer) }
    }

    private func theme() {
        let themes = Settings.Theme.allCases
        setting("Theme", "How the window looks") {
            let index = themes.firstIndex(of: model.settings.theme) ?? 0
            if let chosen = ui.segmented("theme", themes.map(\.label), selected: index, label: "Theme", isInset: true) {
                change { $0.theme = themes[chosen] }
            }
        }
    }

    private func concurrency() {
        setting("Downloads at once", "More is not always faster") {
            let options = Settings.runningRange.map { String($0) }
            let index = model.settings.maximumRunning - Settings.runningRange.lowerBound
            if let chosen = ui.select(
                "running", label: "Downloads at once", options: options, selected: index, isInset: true)
            {
                change { $0.maximumRunning = chosen + Settings.runningRange.lowerBound }
            }
        }
    }

    private func quality() {
        let qualities: [Quality] = [.p480, .standard, .higher, .best]
        setting("Quality Preference", "Chosen beforehand when a title has several") {
            let index = qualities.firstIndex(of: model.settings.preferredQuality) ?? 2
            let names = qualities.map { $0.name }
            if let chosen = ui.select(
                "quality", label: "Quality Preference", options: names, selected: index, isInset: true)
            {
                change { $0.preferredQuality = qualities[chosen] }
            }
        }
    }

    private func fullscreen() {
        setting("Play in full screen", "The player covers the screen") {
            let isOn = model.settings.playsFullscreen
            if let isOn = ui.toggle("Play in full screen", isOn: isOn) { change { $0.playsFullscreen = isOn } }
        }
    }

    private func about() {
        setting("About", "Zentrio takes films and series offline") {
            if ui.button("Version \(ProgramVersion.text)", id: "version", kind: .quiet, size: .small).clicked {
                send(.pressVersion)
            }
        }
    }

    private func change(_ edit: (inout Settings) -> Void) {
        var settings = model.settings
        edit(&settings)
        send(.changeSettings(settings))
    }

    private func setting(_ title: String, _ detail: String, _ control: () -> Void) {
        let box = Box(width: .grow, height: .fixed(ui.style.size.row.settings), gap: 16, cross: .center)
        ui.row(box, id: "setting-\(title)", zone: .row) {
            ui.column(Box(width: .grow)) {
                ui.label(title, ui.style.type.label, width: .grow)
                ui.label(detail, ui.style.type.caption, color: ui.style.color.textTertiary, width: .grow)
            }
            control()
        }
    }
}
