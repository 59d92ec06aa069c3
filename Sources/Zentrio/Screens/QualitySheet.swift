import ImmediateUI
import MediaModel
import MediaSources

/// The quality picker: Standard, Higher or Best, with what each takes.
struct QualitySheet: ScreenPart {
    let screen: ScreenContext

    private var state: AddDownloadState { model.addDownload }

    func draw() {
        let resolved = state.resolved
        let isClosed = ui.sheet("quality", label: say("Quality")) {
            if let resolved {
                head(resolved.item)
            } else {
                // Somebody who does not want to wait can leave.
                ui.row(Box(width: .grow, main: .end), id: "waiting", zone: .row) { close() }
            }
        } content: {
            ui.column(Box(width: .grow)) {
                if let resolved { picker(resolved) } else { looking() }
            }
        } foot: {
            guard resolved != nil else { return }
            ui.space(8)
            footer()
            ui.space(ui.style.space(3))
        }
        if isClosed { send(.closeLayer) }
    }

    private func looking() {
        ui.row(Box(width: .grow, height: .fixed(120), gap: 8, main: .center, cross: .center)) {
            ui.icon("clock", size: 20, color: ui.style.color.textTertiary)
            ui.label(say("Looking at the source"), ui.style.type.body, color: ui.style.color.textSecondary)
        }
    }

    private func picker(_ resolved: ResolvedLink) {
        if state.isShowingOptions { exactChoices(resolved) } else { shortChoices(resolved) }
        ui.divider()
        ui.space(12)
        remember()
    }

    private func shortChoices(_ resolved: ResolvedLink) {
        QualityChoices(screen: screen, choices: StreamChoice.options(among: resolved.streams)).draw()
        ui.space(16)
        line("audio", say("Audio")) { TrackChoice(screen: screen).audio(resolved) }
        line("subtitle", say("Subtitles")) { TrackChoice(screen: screen).subtitles(resolved) }
        moreOptions(resolved)
    }

    private func exactChoices(_ resolved: ResolvedLink) {
        // The button is higher than the line, so that it can be hit.
        ui.row(Box(width: .grow, padding: Insets(top: -6, bottom: -6), cross: .center)) {
            ui.heading(say("Exact resolution"), ui.style.type.title3, width: .grow)
            fewerOptions()
        }
        ui.space(10)
        ExactStreams(screen: screen, resolved: resolved).draw()
        ui.space(14)
        if state.stream?.offersSubtitles ?? false {
            ui.divider()
            ui.space(16)
            TrackChoice(screen: screen).chips(resolved)
        }
    }

    private func head(_ item: MediaItem) {
        ui.row(Box(width: .grow, gap: 14, cross: .center), id: "head", zone: .row) {
            TitlePicture(screen: screen).draw(
                item.poster, title: item.title, width: 40, height: 60, radius: ui.style.radius.sm)
            ui.column(Box(width: .grow)) {
                ui.heading(say("Download \(item.displayTitle)"), ui.style.type.title2, width: .grow)
                ui.label(
                    Wording.facts(
                        item.duration.map { Wording.exactLength($0) }, item.sourceName.map { say("from \($0)") }),
                    ui.style.type.caption.tabular, color: ui.style.color.textSecondary, width: .grow)
            }
            close()
        }
    }

    private func close() {
        if ui.iconButton("close", label: say("Close"), yieldsFocus: true).clicked { send(.closeLayer) }
    }

    private func line(_ icon: String, _ label: String, _ value: () -> Void) {
        ui.divider()
        let box = Box(width: .grow, height: .fixed(wide(52) - ui.style.hairline), gap: 14, cross: .center)
        ui.row(box, id: "line-\(label)", zone: .row) {
            ui.icon(icon, size: 20, color: ui.style.color.textTertiary)
            ui.label(label, ui.style.type.label, width: .grow)
            value()
        }
    }

    private func moreOptions(_ resolved: ResolvedLink) {
        ui.divider()
        let box = Box(width: .grow, height: .fixed(wide(52) - ui.style.hairline), gap: 14, cross: .center, fill: .clear)
        let response = ui.pressable("more", label: say("More options"), box) { _ in
            ui.icon("tune", size: 20, color: ui.style.color.textTertiary)
            ui.label(say("More options"), ui.style.type.label, width: .grow)
            let note =
                state.stream?.offersTracks ?? false ? say("Exact resolution, all tracks") : say("Exact resolution")
            ui.label(note, ui.style.type.caption, color: ui.style.color.textTertiary)
            ui.icon("chevron-down", size: 20, color: ui.style.color.textSecondary)
        }
        if response.clicked { send(.toggleQualityOptions) }
    }

    /// At the same place in the tree as `moreOptions`, so that it keeps the focus.
    private func fewerOptions() {
        let box = Box(height: .fixed(wide(36)), gap: 4, cross: .center, fill: .clear, radius: ui.style.radius.sm)
        let response = ui.pressable("more", label: say("Fewer options"), box) { response in
            let color = response.isHovered ? ui.style.color.textPrimary : ui.style.color.textTertiary
            ui.label(say("Fewer options"), ui.style.type.caption, color: color)
            ui.icon("chevron-up", size: 16, color: color)
        }
        if response.clicked { send(.toggleQualityOptions) }
    }

    private func remember() {
        let box = Box(width: .grow, height: .fixed(wide(40)), gap: 12, cross: .center)
        ui.row(box, id: "remember", zone: .row) {
            let label =
                model.profileName.map { say("Remember for \($0) and choose it beforehand") }
                ?? say("Remember this and choose it beforehand")
            if ui.checkbox(label, isOn: state.remembersQuality, id: "remember") != nil { send(.toggleRememberQuality) }
        }
    }

    /// "212 GB free · 32.4 GB left of your limit afterwards"; large letters leave room for what is tighter.
    private func room(_ storage: StorageFigures) -> String {
        let free = say("\(Wording.size(storage.free)) free")
        guard let limit = storage.limit else { return free }
        let left = max(.zero, limit - storage.used - (state.stream?.byteCount ?? .zero))
        let afterwards = say("\(Wording.size(left)) left of your limit afterwards")
        if ui.style.textFactor > 1.15 { return left < storage.free ? afterwards : free }
        return Wording.facts(free, afterwards)
    }

    private func footer() {
        let box = Box(
            width: .grow, height: .fit(min: 44), gap: 10, main: .end, cross: .center,
            wraps: isNarrow && ui.style.textFactor > 1.15)
        ui.row(box, id: "footer", zone: .row) {
            ui.row(Box(width: .grow, gap: 8, cross: .center)) {
                if let storage = model.storage, !isNarrow {
                    ui.icon("disk", size: 16, color: ui.style.color.textSecondary)
                    ui.label(
                        room(storage), ui.style.type.caption.tabular, color: ui.style.color.textSecondary)
                }
            }
            if ui.button(say("Cancel"), kind: .quiet).clicked { send(.closeLayer) }
            let size = state.stream?.byteCount.map { Wording.size($0) } ?? ""
            let label = size.isEmpty ? say("Download") : say("Download \(size)")
            if ui.button(label, id: "download", icon: "download", kind: .primary).clicked {
                send(.enqueue(startNow: false))
            }
        }
    }
}
