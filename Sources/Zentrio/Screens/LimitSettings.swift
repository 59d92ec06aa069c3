import DownloadRuntime
import ImmediateUI
import MediaModel

/// How fast downloads go, when, where and in which order.
struct LimitSettings: ScreenPart {
    let screen: ScreenContext

    /// Megabytes a second; others come from `zentrio limit`.
    private static let speeds: [Int64] = [1, 2, 5, 10, 20, 50]

    func draw() {
        speed()
        profile()
        hours()
        rules()
    }

    private func rules() {
        SettingSwitch(
            screen: screen, key: "unmetered-only", title: say("Unmetered networks only"),
            detail: say("Mobile hotspots and metered connections wait")
        ).draw(\.limits.needsUnmeteredNetwork)
        SettingSwitch(
            screen: screen, key: "series-in-order", title: say("Episodes in order"),
            detail: say("Each series one episode after the other")
        ).draw(\.limits.keepsSeriesInOrder)
    }

    private func profile() {
        let profiles = SpeedProfile.allCases
        let row = SettingRow(
            screen: screen, key: "speed-profile", title: say("Speed profile"),
            detail: say("How much of the line is left to others"))
        row.draw {
            let index = profiles.firstIndex(of: model.settings.limits.profile) ?? 0
            let chosen = ui.select(
                "speed-profile", label: say("Speed profile"), options: profiles.map(\.label), selected: index,
                isInset: true)
            if let chosen { change { $0.limits.profile = profiles[chosen] } }
        }
    }

    private func speed() {
        let current = model.settings.limits.bandwidth
        let speeds = LimitChoices(LimitSettings.speeds.map { ByteCount($0 * 1_000_000) }, current: current).all
        let row = SettingRow(
            screen: screen, key: "speed-limit", title: say("Speed limit"), detail: say("All downloads together"))
        row.draw {
            let chosen = ui.select(
                "speed-limit", label: say("Speed limit"),
                options: speeds.map { $0.map(Wording.roundSpeed) ?? say("None") },
                selected: speeds.firstIndex(of: current) ?? 0, isInset: true)
            if let chosen { change { $0.limits.bandwidth = speeds[chosen] } }
        }
    }

    private func hours() {
        let current = model.settings.limits.schedule
        var choices = HoursPreset.allCases.map { (label: $0.label, schedule: $0.schedule) }
        let isOwn = !choices.contains { $0.schedule == current }
        if isOwn { choices.append((label: say("Own hours"), schedule: current)) }
        let detail =
            isOwn ? current.texts.map(\.description).joined(separator: " · ") : say("Outside them downloads wait")
        SettingRow(screen: screen, key: "hours", title: say("Hours"), detail: detail).draw {
            let chosen = ui.select(
                "hours", label: say("Hours"), options: choices.map(\.label),
                selected: choices.firstIndex { $0.schedule == current } ?? 0, isInset: true)
            if let chosen { change { $0.limits.schedule = choices[chosen].schedule } }
        }
    }
}

nonisolated extension SpeedProfile {
    /// "Quiet · 1 MB/s".
    fileprivate var label: String {
        Wording.facts(name, bandwidth.map(Wording.roundSpeed))
    }

    private var name: String {
        switch self {
        case .unlimited: say("Unlimited")
        case .balanced: say("Balanced")
        case .quiet: say("Quiet")
        }
    }
}
