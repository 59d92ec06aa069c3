import ImmediateUI
import MediaModel

/// A finished film: poster, facts, how far it was watched, and the buttons to play it.
struct ReadyCard: ScreenPart {
    let screen: ScreenContext
    let download: Download

    private var isSelecting: Bool { model.selection != nil }
    private var isSelected: Bool { model.selection?.contains(download.id) ?? false }

    /// How high a card is: as high as the design says, more with larger text.
    static func height(_ style: Style) -> Float {
        let text = style.type.title3.lineHeight + 2 * style.type.caption.lineHeight
        return max(style.size.readyRow, text + 13 + 24)
    }

    func draw() {
        let item = download.request.item
        var box = Box.card(ui.style, padding: Insets(all: 12), gap: 16, isSelected: isSelected)
        box.height = .fixed(ReadyCard.height(ui.style))
        box.cross = .center
        box.fill = nil
        box.glides = true
        let poster = ui.style.size.listPoster
        let states: AccessibilityState = isSelected ? [.selectable, .selected] : isSelecting ? .selectable : []
        let response = ui.card(
            "film-\(download.id)", label: item.displayTitle, value: note ?? "", subject: download.id.rawValue, box,
            states: states, hasAction: isSelecting
        ) { response in
            if isSelecting { SelectionBox(screen: screen).draw(item.displayTitle, isOn: isSelected) }
            TitlePicture(screen: screen).draw(
                item.poster, title: item.title, width: poster.width, height: poster.height, radius: ui.style.radius.sm)
            facts()
            if !isSelecting { buttons(opensMenu: response.secondaryClicked) }
        }
        DownloadKeys(screen: screen, download: download).act(response)
    }

    private func facts() {
        let request = download.request
        let caption = ui.style.type.caption.tabular
        ui.column(Box(width: .grow)) {
            ui.label(request.item.title, ui.style.type.title3, width: .grow)
            ui.label(
                Wording.facts(
                    request.item.year.map { Wording.plain($0) }, request.item.duration.map { Wording.length($0) },
                    request.quality.label(height: request.stream.height)),
                caption, color: ui.style.color.textSecondary, width: .grow)
            ui.space(2)
            ui.label(
                Wording.facts(Wording.size(download.byteCount), note), caption, color: ui.style.color.textTertiary,
                width: .grow)
            if let share = download.watchedShare {
                ui.space(8)
                ui.row(Box(width: .grow(max: 180))) { WatchBar(screen: screen).draw(share) }
            }
        }
    }

    private var note: String? {
        if download.isWatched { return say("watched") }
        return download.finishedAt.map { say("added \(DayText(now: model.now).text(for: $0))") }
    }

    private func buttons(opensMenu: Bool) {
        let title = download.request.item.displayTitle
        ui.row(Box(gap: 6, cross: .center)) {
            let play = ui.iconButton("play-filled", label: say("Play \(title)"), isFilled: true, iconSize: 18)
            if play.clicked { send(.play(download.id)) }
            DownloadMenu(screen: screen, download: download).draw(opens: opensMenu)
        }
    }
}
