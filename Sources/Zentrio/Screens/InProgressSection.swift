import ImmediateUI
import MediaModel

/// Downloads under way, as cards, and those that wait for their turn, as rows.
struct InProgressSection: ScreenPart {
    let screen: ScreenContext

    private var gap: Float { isNarrow ? 12 : 16 }

    func draw() {
        let shelf = model.downloads
        header()
        ui.space(ui.style.size.headerToContent)
        if !shelf.active.isEmpty { cards(shelf.active) }
        if !shelf.queued.isEmpty {
            if !shelf.active.isEmpty { ui.space(gap) }
            QueueList(screen: screen).draw(shelf.queued)
        }
    }

    private func header() {
        let shelf = model.downloads
        let running = shelf.runningCount
        let paused = shelf.pausedCount
        let waiting = shelf.active.count + shelf.queued.count - running - paused
        let counts = Wording.facts(
            running > 0 ? say(running, one: "1 active", other: "\(running) active") : nil,
            waiting > 0 ? say(waiting, one: "1 queued", other: "\(waiting) queued") : nil,
            paused > 0 ? say(paused, one: "1 paused", other: "\(paused) paused") : nil)
        let count =
            model.hasNetwork ? counts : say(running + waiting, one: "1 waiting", other: "\(running + waiting) waiting")
        SectionHeader(screen: screen, title: say("In Progress"), count: count, hangsOut: model.hasNetwork).draw {
            let caption = ui.style.type.caption.tabular
            guard model.hasNetwork else {
                // In a narrow window each card says what it waits for.
                guard room >= 560 else { return }
                return ui.label(
                    say("Resumes by itself when you are back online"), caption, color: ui.style.color.textTertiary)
            }
            if shelf.speed > .zero, room >= 560 {
                ui.label(Wording.speed(shelf.speed), caption, color: ui.style.color.textSecondary, truncates: false)
                ui.space(0)
            }
            pauseOrResumeAll()
        }
    }

    private func pauseOrResumeAll() {
        if model.downloads.canPause {
            if ui.button(say("Pause all"), icon: "pause", kind: .quiet, size: .small).clicked { send(.pauseAll) }
        } else if ui.button(say("Resume all"), icon: "resume", kind: .quiet, size: .small).clicked {
            send(.resumeAll)
        }
    }

    /// Few cards glide to their new places; of many, only those in view are declared.
    private func cards(_ ids: OrderedDownloads<QueueKey>) {
        let columns = ui.style.grid.cardColumns(room)
        guard ids.count <= Self.mostGliding else {
            return ui.virtualGrid(
                "many-active", count: ids.count, columns: columns, estimate: ui.style.size.activeDownloadCard.height,
                gap: gap, label: say("In Progress"), cellKey: { ids[$0].rawValue }, cell: { card(ids[$0]) })
        }
        ui.grid(
            columns: columns, Box(width: .grow, gap: gap), id: "active", zone: .column,
            semantics: Semantics(.list, say("In Progress"), count: ids.count)
        ) {
            for id in ids { card(id) }
        }
    }

    private func card(_ id: DownloadID) {
        guard let download = model.downloads[id] else { return }
        ActiveDownloadCard(screen: screen, download: download).draw()
    }

    /// As many as run at once, and as many again that have been paused.
    private static let mostGliding = 20
}
