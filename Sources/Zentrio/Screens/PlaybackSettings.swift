import ImmediateUI

/// How films are played.
struct PlaybackSettings: ScreenPart {
    let screen: ScreenContext

    func draw() {
        let title = say("Play in full screen")
        let row = SettingRow(
            screen: screen, key: "fullscreen", title: title, detail: say("The player covers the screen"), isFirst: true)
        row.draw {
            if let isOn = ui.toggle(title, isOn: model.settings.playsFullscreen, id: "fullscreen") {
                change { $0.playsFullscreen = isOn }
            }
        }
    }
}
