import ImmediateUI

/// How films are played.
struct PlaybackSettings: ScreenPart {
    let screen: ScreenContext

    func draw() {
        SettingSwitch(
            screen: screen, key: "fullscreen", title: say("Play in full screen"),
            detail: say("The player covers the screen"), isFirst: true
        ).draw(\.playsFullscreen)
    }
}
