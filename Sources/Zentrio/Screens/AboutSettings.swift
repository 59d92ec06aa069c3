import ImmediateUI

/// What program this is; its version, pressed seven times, opens the figures for developers.
struct AboutSettings: ScreenPart {
    let screen: ScreenContext

    func draw() {
        let detail = say("Takes films and series offline")
        SettingRow(screen: screen, key: "about", title: "Zentrio", detail: detail, isFirst: true).draw {
            let version = say("Version \(ProgramVersion.text)")
            if ui.button(version, id: "version", kind: .quiet, size: .small).clicked { send(.pressVersion) }
        }
    }
}
