import ImmediateUI

/// One setting: what it is, what it means, and the control at the right; below where there is no room.
struct SettingRow: ScreenPart {
    let screen: ScreenContext
    /// Its identity: the title changes with the language, which is a setting itself.
    let key: String
    let title: String
    var detail = ""
    /// Whether a line separates it from what is above.
    var isFirst = false

    func draw(_ control: () -> Void) {
        if !isFirst { ui.divider() }
        let isTight = ui.windowSize.width < 600
        let padding = Insets(horizontal: isTight ? 16 : 20, vertical: 10)
        // The line above counts as part of the row.
        let height = ui.style.size.row.settings - (isFirst ? 0 : ui.style.hairline)
        // Large text in a small window leaves too little beside the control.
        let isStacked = room < 400
        let box = Box(
            width: .grow, height: .fit(min: height), padding: padding, gap: isTight ? 12 : 20,
            cross: isStacked ? .start : .center)
        if isStacked {
            ui.column(box, id: "setting-\(key)", zone: .row) { parts(control) }
        } else {
            ui.row(box, id: "setting-\(key)", zone: .row) { parts(control) }
        }
    }

    private func parts(_ control: () -> Void) {
        words()
        ui.row(Box(gap: 12, cross: .center)) { control() }
    }

    private func words() {
        ui.column(Box(width: .grow)) {
            ui.label(title, ui.style.type.label, maxLines: 0, width: .grow)
            if !detail.isEmpty {
                ui.space(1)
                ui.label(
                    detail, ui.style.type.caption.tabular, color: ui.style.color.textTertiary, maxLines: 0,
                    width: .grow)
            }
        }
    }
}

extension ScreenPart {
    /// Changes one setting.
    func change(_ edit: (inout Settings) -> Void) {
        var settings = model.settings
        edit(&settings)
        send(.changeSettings(settings))
    }
}
