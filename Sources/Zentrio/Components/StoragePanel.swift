import DownloadRuntime
import ImmediateUI
import MediaModel

/// How the disk's room is used, with what clears it and the rules for what comes.
struct StoragePanel: ScreenPart {
    let screen: ScreenContext

    /// Gigabytes; others come from `zentrio limit`.
    private static let limits: [Int64] = [5, 10, 20, 30, 50, 100, 200, 500]

    private var isStacked: Bool { ui.windowSize.width < 900 * ui.style.textFactor }

    func draw(_ storage: StorageFigures) {
        let shares = model.storageShares
        ui.column(Box(width: .grow)) {
            headline(storage)
            ui.space(12)
            bar(storage, shares)
            ui.space(12)
            legend(shares)
            ui.space(24)
            if isStacked {
                ui.column(Box(width: .grow, gap: 24), id: "storage-parts") {
                    clearing(shares)
                    rules()
                }
            } else {
                ui.row(Box(width: .grow, gap: 48), id: "storage-parts") {
                    ui.row(Box(width: .fixed(wide(400)))) { clearing(shares) }
                    rules()
                }
            }
        }
    }

    // MARK: Figures

    private func headline(_ storage: StorageFigures) {
        let color = ui.style.color
        let free = say("\(Wording.size(storage.free)) free on this disk")
        let whole =
            storage.limit.map { limitText(Wording.roundSize($0)) } ?? Wording.facts(say("used"), free)
        // The large figure needs less room than its line has.
        ui.row(Box(width: .grow, padding: Insets(vertical: -4), gap: 8, cross: .end)) {
            ui.label(Wording.size(storage.used), ui.style.type.title1.tabular, truncates: false)
            ui.row(Box(width: .grow, padding: Insets(bottom: 4))) {
                ui.label(
                    whole, ui.style.type.body.tabular, color: color.textSecondary, maxLines: 2, width: .grow)
            }
            if !isStacked, storage.limit != nil {
                ui.row(Box(padding: Insets(bottom: 4))) {
                    ui.label(free, ui.style.type.caption.tabular, color: color.textTertiary, truncates: false)
                }
            }
        }
    }

    private func limitText(_ limit: String) -> String {
        model.profileName.map { say("of \($0)'s \(limit) limit") } ?? say("of the \(limit) limit")
    }

    private func bar(_ storage: StorageFigures, _ shares: StorageShares) {
        let whole = max(1, Float((storage.limit ?? storage.used + storage.free).rawValue))
        let palette = ui.style.storage
        func part(_ label: String, _ count: ByteCount, _ color: Color) -> StorageBar.Part {
            .init(label, share: Float(count.rawValue) / whole, color: color)
        }
        let bar = StorageBar(
            [
                part(say("Films"), shares.films, palette.films),
                part(say("Episodes"), shares.episodes, palette.episodes),
                part(say("Cached art"), shares.art, palette.cachedArt),
                part(say("The queue will add"), shares.queue, palette.queue),
            ], free: palette.free)
        ui.storageBar(bar, label: say("Storage"), value: Wording.used(storage))
    }

    private func legend(_ shares: StorageShares) {
        let palette = ui.style.storage
        ui.row(Box(width: .grow, gap: 24, lineGap: 8, wraps: true)) {
            ui.storageLegend(say("Films"), value: Wording.size(shares.films), color: palette.films)
            ui.storageLegend(say("Episodes"), value: Wording.size(shares.episodes), color: palette.episodes)
            if shares.art > .zero {
                ui.storageLegend(say("Cached art"), value: Wording.size(shares.art), color: palette.cachedArt)
            }
            if shares.queue > .zero {
                ui.storageLegend(say("The queue will add"), value: Wording.size(shares.queue), color: palette.queue)
            }
        }
    }

    // MARK: Clear space

    private func clearing(_ shares: StorageShares) {
        let finished = model.downloads.finishedIDs
        let watchedBytes = model.downloads.watchedBytes
        ui.column(Box(width: .grow), id: "clear") {
            ui.heading(say("Clear space"), ui.style.type.title3)
            ui.space(6)
            line(say("Downloads"), size: model.downloads.finishedBytes) {
                if ui.button(say("Clear all"), kind: .danger, size: .small, isEnabled: !finished.isEmpty).clicked {
                    send(.askDelete(finished))
                }
            }
            line(say("Watched downloads"), size: watchedBytes) {
                if clear("clear-watched", isEnabled: watchedBytes > .zero) {
                    send(.askDelete(model.downloads.watched))
                }
            }
            line(say("Cached art"), size: shares.art) {
                if clear("clear-art", isEnabled: shares.art > .zero) { send(.clearArtwork) }
            }
        }
    }

    private func clear(_ key: String, isEnabled: Bool) -> Bool {
        ui.button(say("Clear"), id: key, size: .small, isEnabled: isEnabled, yieldsFocus: true).clicked
    }

    private func line(_ label: String, size: ByteCount, _ control: () -> Void) {
        ui.divider()
        let box = Box(
            width: .grow, height: .fit(min: 48 - ui.style.hairline), padding: Insets(vertical: 5), gap: 6,
            cross: .center)
        ui.row(box, id: "line-\(label)", zone: .row, semantics: Semantics(.panel, label)) {
            ui.label(label, ui.style.type.label)
            ui.label(Wording.size(size), ui.style.type.body.tabular, color: ui.style.color.textTertiary, width: .grow)
            control()
        }
    }

    // MARK: Rules

    private func rules() {
        ui.column(Box(width: .grow), id: "rules") {
            let title = model.profileName.map { say("Rules for \($0)") } ?? say("Rules")
            ui.heading(title, ui.style.type.title3)
            ui.space(6)
            quality()
            concurrency()
            network()
            limit()
            rule(say("Download Location"), model.mediaDirectory) {
                if ui.button(say("Show in folder"), icon: "folder", size: .small).clicked { send(.showMediaFolder) }
            }
        }
    }

    private func quality() {
        let qualities: [Quality] = [.p480, .standard, .higher, .best]
        rule(say("Quality Preference"), "") {
            let index = qualities.firstIndex(of: model.settings.preferredQuality) ?? 2
            let chosen = ui.select(
                "quality", label: say("Quality Preference"), options: qualities.map(\.name), selected: index,
                height: 32,
                isInset: true)
            if let chosen { change { $0.preferredQuality = qualities[chosen] } }
        }
    }

    private func concurrency() {
        rule(say("Downloads at the same time"), say("More is not always faster")) {
            let moved = ui.stepper(
                say("Downloads at the same time"), value: model.settings.maximumRunning, in: Settings.runningRange,
                text: Wording.plain(model.settings.maximumRunning))
            if let moved { change { $0.maximumRunning = moved } }
        }
    }

    private func network() {
        let label = say("Unmetered networks only")
        rule(label, say("Mobile hotspots wait")) {
            if let isOn = ui.toggle(label, isOn: model.settings.limits.needsUnmeteredNetwork, id: "unmetered-only") {
                change { $0.limits.needsUnmeteredNetwork = isOn }
            }
        }
    }

    private func limit() {
        let current = model.settings.limits.storage
        let limits = LimitChoices(Self.limits.map { ByteCount($0 * 1_000_000_000) }, current: current).all
        rule(say("Storage limit"), say("Downloads wait when it is reached")) {
            let chosen = ui.select(
                "storage-limit", label: say("Storage limit"),
                options: limits.map { $0.map(Wording.roundSize) ?? say("None") },
                selected: limits.firstIndex(of: current) ?? 0, height: 32, isInset: true)
            if let chosen { change { $0.limits.storage = limits[chosen] } }
        }
    }

    private func rule(_ label: String, _ detail: String, _ control: () -> Void) {
        ui.divider()
        let box = Box(
            width: .grow, height: .fit(min: (detail.isEmpty ? 48 : 56) - ui.style.hairline),
            padding: Insets(vertical: 5), gap: 16,
            cross: .center)
        ui.row(box, id: "rule-\(label)", zone: .row, semantics: Semantics(.panel, label)) {
            ui.column(Box(width: .grow)) {
                ui.label(label, ui.style.type.label, width: .grow)
                if !detail.isEmpty {
                    ui.label(detail, ui.style.type.caption, color: ui.style.color.textTertiary, width: .grow)
                }
            }
            control()
        }
    }
}
