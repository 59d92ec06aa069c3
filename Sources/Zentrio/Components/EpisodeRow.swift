import ImmediateUI
import MediaModel

/// One finished episode in its series' group.
struct EpisodeRow: ScreenPart {
    let screen: ScreenContext
    let download: Download

    func draw() {
        let item = download.request.item
        let isSelected = model.selection?.contains(download.id) ?? false
        let box = Box(
            width: .grow, height: .fixed(ui.style.size.episodeRow - ui.style.hairline),
            padding: Insets(left: 16, right: 12), gap: 16,
            cross: .center, fill: isSelected ? ui.style.color.accentSoft : nil)
        ui.row(box, id: "episode-\(download.id)", zone: .row, semantics: Semantics(.listItem, item.displayTitle)) {
            if model.selection != nil {
                let label = "Select \(item.displayTitle)"
                if ui.checkbox(label, isOn: isSelected, id: "select", showsLabel: false) != nil {
                    send(.toggleSelected(download.id))
                }
            }
            TitlePicture(screen: screen).draw(
                item.backdrop ?? item.poster, title: item.title, width: 57, height: 32, radius: ui.style.radius.xs + 1)
            ui.label(
                item.episodeNumber, ui.style.type.body.tabular, color: ui.style.color.textTertiary, width: .fixed(20))
            ui.label(item.episodeName, ui.style.type.label, width: .grow)
            columns()
            if model.selection == nil { buttons() }
        }
    }

    private func columns() {
        guard !isNarrow else { return }
        let caption = ui.style.type.caption.tabular
        let color = ui.style.color.textSecondary
        let request = download.request
        ui.label(
            request.item.duration.map { Wording.length($0) } ?? "", caption, color: color, width: .fixed(60))
        ui.label(request.quality.label(height: request.stream.height), caption, color: color, width: .fixed(110))
        ui.label(
            Wording.size(download.byteCount), caption, color: color, alignment: .trailing, width: .fixed(64))
        ui.row(Box(width: .fixed(190), padding: Insets(left: 24), gap: 10, cross: .center)) { watched() }
    }

    private func watched() {
        let caption = ui.style.type.caption.tabular
        let color = ui.style.color.textTertiary
        if download.isWatched {
            ui.icon("check", size: 16, color: color)
            ui.label("Watched", caption, color: color)
        } else if let share = download.watchedShare, let left = download.remainingTime {
            ui.row(Box(width: .fixed(96))) { WatchBar(screen: screen).draw(share) }
            ui.label("\(Wording.length(left)) left", caption, color: color)
        }
    }

    private func buttons() {
        ui.row(Box(gap: 4, cross: .center)) {
            let title = download.request.item.displayTitle
            if ui.iconButton("play", label: "Play \(title)").clicked { send(.play(download.id)) }
            DownloadMenu(screen: screen, download: download).draw()
        }
    }
}

nonisolated extension Download {
    /// What is left of a title that was begun.
    fileprivate var remainingTime: Duration? {
        guard let watchPosition, let duration = request.item.duration else { return nil }
        return duration - watchPosition
    }
}
