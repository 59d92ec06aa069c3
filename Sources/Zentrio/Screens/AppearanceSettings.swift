import ImmediateUI

/// How the window looks.
struct AppearanceSettings: ScreenPart {
    let screen: ScreenContext

    func draw() {
        themes()
        language()
        textSize()
        scale()
        motion()
        keys()
    }

    // MARK: Themes

    private func themes() {
        let padding = Insets(all: 20)
        ui.row(
            Box(width: .grow, padding: padding, gap: 24, lineGap: 16, wraps: true), id: "themes", zone: .row,
            remembersFocus: true, semantics: Semantics(.panel, say("Theme"))
        ) {
            for theme in Settings.Theme.allCases { card(theme) }
        }
    }

    private func card(_ theme: Settings.Theme) {
        let isOn = theme == model.settings.theme
        let box = Box(width: .fixed(wide(148)), gap: 10, radius: 12)
        let isChosen = ui.choice(
            theme.rawValue, label: theme.label, isOn: isOn, axis: .column, box, showsCircle: false
        ) { response in
            ThemePicture(screen: screen, theme: theme).draw()
            ui.row(Box(gap: 8, cross: .center)) {
                ui.choiceCircle(isOn, isHovered: response.isHovered)
                ui.label(theme.label, ui.style.type.caption)
            }
        }
        if isChosen { change { $0.theme = theme } }
    }

    // MARK: Language

    private func language() {
        SettingRow(screen: screen, key: "language", title: say("Language")).draw {
            let languages = Language.offered
            let chosen = ui.select(
                "language", label: say("Language"), options: [say("As the desktop speaks")] + languages.map(\.name),
                selected: model.settings.language.flatMap { languages.firstIndex(of: $0) }.map { $0 + 1 } ?? 0,
                isInset: true)
            if let chosen { change { $0.language = chosen == 0 ? nil : languages[chosen - 1] } }
        }
    }

    // MARK: Sizes

    private func textSize() {
        SettingRow(screen: screen, key: "text-size", title: say("Text size")).draw {
            let sizes = Settings.TextSize.allCases
            let chosen = ui.select(
                "text-size", label: say("Text size"), options: sizes.map(\.label),
                selected: sizes.firstIndex(of: model.settings.textSize), isInset: true)
            if let chosen { change { $0.textSize = sizes[chosen] } }
        }
    }

    private func scale() {
        let row = SettingRow(
            screen: screen, key: "scale", title: say("Interface scale"),
            detail: say("On top of what the desktop asks for"))
        row.draw {
            let scales = Settings.scales
            let chosen = ui.select(
                "scale", label: say("Interface scale"), options: scales.map { Wording.percent(Double($0) / 100) },
                selected: scales.firstIndex(of: model.settings.scale), isInset: true)
            if let chosen { change { $0.scale = scales[chosen] } }
        }
    }

    private func motion() {
        SettingSwitch(
            screen: screen, key: "motion", title: say("Less motion"), detail: say("Things fade instead of moving")
        ).draw(\.hasLessMotion)
    }

    private func keys() {
        let row = SettingRow(
            screen: screen, key: "keys", title: say("Keyboard"), detail: say("Everything works without a mouse"))
        row.draw {
            let show = ui.button(say("Show keys"), id: "show-keys", icon: "keyboard", size: .small)
            if show.clicked { send(.showShortcuts) }
        }
    }
}
