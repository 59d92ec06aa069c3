import ImmediateUI

/// How films are played.
struct PlaybackSettings: ScreenPart {
    let screen: ScreenContext

    func draw() {
        let title = say("Play in full screen")
        SettingRow(screen: screen, title: title, detail: say("The player covers the screen"), isFirst: true).draw {
            if let isOn = ui.toggle(title, isOn: model.settings.playsFullscreen) {
                change { $0.playsFullscreen = isOn }
            }
        }
    }
}
