import ImmediateUI
import MediaModel

/// The Downloads page: what is under way, what failed, what can be watched.
struct DownloadsScreen: ScreenPart {
    let screen: ScreenContext

    func draw() {
        let margin = ui.style.grid.pageMargin(ui.windowSize.width)
        let top = isNarrow ? ui.style.space(5) : ui.style.size.pageTop
        let foot = model.selection == nil ? ui.style.space(12) : ui.style.space(24)
        let padding = Insets(top: top, left: margin, bottom: foot, right: margin)
        ui.scrollArea("downloads", Box(width: .grow, height: .grow, padding: padding, cross: .center)) {
            ui.column(Box(width: .grow(max: ui.style.size.contentMaxWidth - 2 * margin)), id: "content") {
                PageTitle(screen: screen).draw()
                if !model.downloads.isEmpty { sections() } else if model.isLoaded { empty() }
            }
        }
    }

    /// The distance between two sections.
    private func gap(_ wide: Float) {
        ui.space(isNarrow ? ui.style.space(6) : wide)
    }

    private func sections() {
        let shelf = model.downloads
        gap(ui.style.space(7))
        if !shelf.active.isEmpty || !shelf.queued.isEmpty {
            InProgressSection(screen: screen).draw()
            gap(ui.style.space(8))
        }
        if !shelf.failed.isEmpty {
            FailedSection(screen: screen).draw()
            gap(ui.style.size.sectionGap)
        }
        if shelf.readyCount > 0 {
            ReadySection(screen: screen).draw()
            gap(ui.style.size.sectionGap)
        }
        if model.selection == nil { RecommendedRow(screen: screen).draw() }
    }

    private func empty() {
        ui.column(Box(width: .grow, padding: Insets(top: 40), cross: .center)) {
            EmptyShelf(screen: screen).draw()
            ui.space(32)
            ui.heading(say("Nothing saved yet"), ui.style.type.title2)
            ui.space(6)
            ui.label(
                say("Download films and episodes here and watch them on this device, with or without a network."),
                ui.style.type.body, color: ui.style.color.textSecondary, maxLines: 0, alignment: .center,
                width: .grow(max: 400))
            ui.space(22)
            ui.row(Box(gap: 12), id: "empty", zone: .row) {
                if ui.button(say("Find something"), icon: "explore", kind: .primary).clicked { send(.open(.explore)) }
                if ui.button(say("Paste Link"), icon: "paste").clicked { send(.addDownload(link: nil)) }
            }
        }
        ui.space(44)
        RecommendedRow(screen: screen).draw()
    }
}
