import ImmediateUI

/// One setting that is on or off.
struct SettingSwitch: ScreenPart {
    let screen: ScreenContext
    /// Its identity: the title changes with the language, which is a setting itself.
    let key: String
    let title: String
    let detail: String
    /// Whether a line separates it from what is above.
    var isFirst = false

    func draw(_ value: WritableKeyPath<Settings, Bool>) {
        SettingRow(screen: screen, key: key, title: title, detail: detail, isFirst: isFirst).draw {
            if let isOn = ui.toggle(title, isOn: model.settings[keyPath: value], id: key) {
                change { $0[keyPath: value] = isOn }
            }
        }
    }
}
