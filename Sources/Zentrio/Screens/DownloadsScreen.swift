import ImmediateUI
import MediaModel

/// The Downloads page: what is under way, what failed, what can be watched.
struct DownloadsScreen: ScreenPart {
    let screen: ScreenContext

    func draw() {
        let margin = ui.style.grid.pageMargin(ui.windowSize.width)
        let padding = Insets(top: ui.style.size.pageTop, left: margin, bottom: ui.style.space(12), right: margin)
        ui.scrollArea("downloads", Box(width: .grow, height: .grow, padding: padding, cross: .center)) {
            ui.column(Box(width: .grow(max: ui.style.size.contentMaxWidth - 2 * margin)), id: "content") {
                title()
                if !model.downloads.isEmpty { sections() } else if model.isLoaded { empty() }
            }
        }
    }

    private func title() {
        ui.row(Box(width: .grow, height: .fixed(44), cross: .center), id: "title", zone: .row) {
            ui.heading("Downloads", ui.style.type.title1)
            ui.spacer()
            if !isNarrow {
                StorageGlance(screen: screen).draw(model.storage)
                ui.space(20)
            }
            if !model.downloads.isEmpty {
                if ui.button("Paste Link", icon: "paste", kind: .quiet, isEnabled: model.hasNetwork).clicked {
                    send(.addDownload(link: nil))
                }
                ui.space(12)
            }
            if isNarrow {
                if ui.iconButton("disk", label: "Manage Storage", isFilled: true).clicked { send(.manageStorage) }
            } else if ui.button("Manage Storage", icon: "disk").clicked {
                send(.manageStorage)
            }
        }
    }

    private func sections() {
        let shelf = model.downloads
        ui.space(28)
        if !shelf.active.isEmpty || !shelf.queued.isEmpty {
            InProgressSection(screen: screen).draw()
        }
        if !shelf.failedIDs.isEmpty {
            FailedSection(screen: screen).draw()
        }
        if !shelf.ready.isEmpty {
            ReadySection(screen: screen).draw()
        }
    }

    private func empty() {
        ui.column(Box(width: .grow, padding: Insets(top: 40), cross: .center)) {
            EmptyShelf(screen: screen).draw()
            ui.space(32)
            ui.heading("Nothing saved yet", ui.style.type.title2)
            ui.space(6)
            ui.label(
                "Download films and episodes here and watch them on this device, with or without a network.",
                ui.style.type.body, color: ui.style.color.textSecondary, maxLines: 0, alignment: .center,
                width: .fixed(400))
            ui.space(22)
            ui.row(Box(gap: 12), id: "empty", zone: .row) {
                if ui.button("Find something", icon: "explore", kind: .primary).clicked { send(.open(.explore)) }
                if ui.button("Paste Link", icon: "paste").clicked { send(.addDownload(link: nil)) }
            }
        }
    }
}
