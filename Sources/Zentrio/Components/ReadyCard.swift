import ImmediateUI
import MediaModel

/// A finished film: poster, facts, how far it was watched, and the buttons to play it.
struct ReadyCard: ScreenPart {
    let screen: ScreenContext
    let download: Download

    func draw() {
        let item = download.request.item
        let isSelected = model.selection?.contains(download.id) ?? false
        var box = Box.card(ui.style, padding: Insets(all: 12), gap: 16, isSelected: isSelected)
        box.width = .grow
        box.height = .fixed(ui.style.size.readyRow)
        box.cross = .center
        let poster = ui.style.size.listPoster
        ui.row(box, id: "film-\(download.id)", zone: .row, semantics: Semantics(.listItem, item.displayTitle)) {
            if model.selection != nil {
                ui.space(4 - 16)
                let label = "Select \(item.displayTitle)"
                if ui.checkbox(label, isOn: isSelected, id: "select", showsLabel: false) != nil {
                    send(.toggleSelected(download.id))
                }
            }
            TitlePicture(screen: screen).draw(
                item.poster, title: item.title, width: poster.width, height: poster.height, radius: ui.style.radius.sm)
            facts()
            if model.selection == nil { buttons() }
        }
    }

    private func facts() {
        let request = download.request
        let caption = ui.style.type.caption.tabular
        ui.column(Box(width: .grow)) {
            ui.label(request.item.title, ui.style.type.title3, width: .grow)
            ui.label(
                Wording.facts(
                    request.item.year.map { String($0) }, request.item.duration.map { Wording.length($0) },
                    request.quality.label(height: request.stream.height)),
                caption, color: ui.style.color.textSecondary, width: .grow)
            ui.space(2)
            ui.label(
                Wording.facts(Wording.size(download.byteCount), note), caption, color: ui.style.color.textTertiary,
                width: .grow)
            if let share = download.watchedShare {
                ui.space(8)
                ui.row(Box(width: .fixed(180))) { WatchBar(screen: screen).draw(share) }
            }
        }
    }

    private var note: String? {
        if download.isWatched { return "watched" }
        return download.finishedAt.map { "added \(DayText(now: model.now).text(for: $0))" }
    }

    private func buttons() {
        let title = download.request.item.displayTitle
        ui.row(Box(gap: 6, cross: .center)) {
            let play = ui.iconButton("play-filled", label: "Play \(title)", isFilled: true, iconSize: 18)
            if play.clicked { send(.play(download.id)) }
            DownloadMenu(screen: screen, download: download).draw()
        }
    }
}
