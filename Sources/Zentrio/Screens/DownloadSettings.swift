import ImmediateUI
import MediaModel

/// How downloads go.
struct DownloadSettings: ScreenPart {
    let screen: ScreenContext

    func draw() {
        quality()
        concurrency()
        LimitSettings(screen: screen).draw()
        storage()
    }

    private func quality() {
        let qualities: [Quality] = [.p480, .standard, .higher, .best]
        let row = SettingRow(
            screen: screen, key: "quality", title: say("Quality Preference"),
            detail: say("Asked for each film unless a choice is remembered"),
            isFirst: true)
        row.draw {
            let index = qualities.firstIndex(of: model.settings.preferredQuality) ?? 2
            let chosen = ui.select(
                "quality", label: say("Quality Preference"), options: qualities.map(\.preferenceLabel), selected: index,
                isInset: true)
            if let chosen { change { $0.preferredQuality = qualities[chosen] } }
        }
    }

    private func concurrency() {
        let row = SettingRow(
            screen: screen, key: "concurrency", title: say("Downloads at the same time"),
            detail: say("More is not always faster"))
        row.draw {
            let count = model.settings.maximumRunning
            let range = Settings.runningRange
            ui.label(
                Wording.plain(count), ui.style.type.caption.tabular, color: ui.style.color.textSecondary,
                truncates: false)
            let width = Length.fixed(ui.windowSize.width < 600 ? 110 : 180)
            let moved = ui.slider(
                say("Downloads at the same time"), value: Float(count),
                in: Float(range.lowerBound)...Float(range.upperBound), id: "concurrency", width: width)
            if let moved { change { $0.maximumRunning = Int(moved) } }
        }
    }

    private func storage() {
        let used = model.storage.map { Wording.used($0) }
        let detail = Wording.facts(used, model.mediaDirectory)
        SettingRow(screen: screen, key: "storage", title: say("Storage and location"), detail: detail).draw {
            let manage = ui.button(say("Manage Storage"), id: "manage-storage", icon: "disk", size: .small)
            if manage.clicked { send(.manageStorage) }
        }
    }
}
