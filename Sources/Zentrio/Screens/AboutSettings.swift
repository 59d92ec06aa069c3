import ImmediateUI

/// What the program is.
struct AboutSettings: ScreenPart {
    let screen: ScreenContext

    func draw() {
        let row = SettingRow(
            screen: screen, title: "Zentrio", detail: "Takes films and series offline", isFirst: true)
        row.draw {
            let version = "Version \(ProgramVersion.text)"
            if ui.button(version, id: "version", kind: .quiet, size: .small).clicked { send(.pressVersion) }
        }
    }
}
