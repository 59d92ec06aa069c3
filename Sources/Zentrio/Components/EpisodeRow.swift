import ImmediateUI
import MediaModel

/// One finished episode in its series' group.
struct EpisodeRow: ScreenPart {
    let screen: ScreenContext
    let download: Download
    var isLast = false

    private var isSelecting: Bool { model.selection != nil }
    private var isSelected: Bool { model.selection?.contains(download.id) ?? false }

    static func height(_ style: Style, isNarrow: Bool) -> Float {
        let lines = style.type.label.lineHeight + (isNarrow ? style.type.caption.lineHeight : 0)
        return max(style.size.episodeRow, lines + 18)
    }

    func draw() {
        let item = download.request.item
        var box = Box(
            width: .grow, height: .fixed(EpisodeRow.height(ui.style, isNarrow: isNarrow)),
            padding: Insets(top: ui.style.hairline, left: 16, right: 12), gap: 16, cross: .center,
            fill: isSelected ? tint : nil)
        let foot = isLast ? ui.style.radius.card : 0
        box.radii = CornerRadii(bottomLeft: foot, bottomRight: foot)
        let states: AccessibilityState = isSelected ? [.selectable, .selected] : isSelecting ? .selectable : []
        let response = ui.card(
            "episode", label: item.displayTitle, box, states: states, isRow: true, hasAction: isSelecting
        ) {
            response in
            ui.row(Box(width: .grow, placement: .absolute(.zero))) { ui.divider() }
            if isSelecting { ui.tickBox(isSelected) }
            TitlePicture(screen: screen).draw(
                item.backdrop ?? item.poster, title: item.title, width: 57, height: 32, radius: ui.style.radius.xs + 1)
            ui.label(
                item.episodeNumber, ui.style.type.body.tabular, color: ui.style.color.textTertiary,
                width: .fit(min: 20), truncates: false)
            words(item)
            columns()
            if !isSelecting { buttons(opensMenu: response.secondaryClicked) }
        }
        DownloadKeys(screen: screen, download: download).act(response)
    }

    /// The tint of what is selected, as it looks on a card.
    private var tint: Color {
        let soft = ui.style.color.accentSoft
        var solid = soft
        solid.alpha = 255
        return ui.style.color.surface1.mixed(with: solid, by: Float(soft.alpha) / 255)
    }

    private func words(_ item: MediaItem) {
        ui.column(Box(width: .grow)) {
            ui.label(item.episodeName, ui.style.type.label, width: .grow)
            guard isNarrow else { return }
            let facts = Wording.facts(
                item.duration.map { Wording.length($0) }, Wording.size(download.byteCount),
                download.isWatched ? say("watched") : download.remainingTime.map { say("\(Wording.length($0)) left") })
            ui.label(facts, ui.style.type.caption.tabular, color: ui.style.color.textTertiary, width: .grow)
        }
    }

    private func columns() {
        guard !isNarrow else { return }
        let caption = ui.style.type.caption.tabular
        let color = ui.style.color.textSecondary
        let request = download.request
        ui.label(request.item.duration.map { Wording.length($0) } ?? "", caption, color: color, width: .fixed(wide(60)))
        if room >= 960 {
            ui.label(
                request.quality.label(height: request.stream.height), ui.style.type.caption, color: color,
                width: .fixed(wide(110)))
        }
        ui.label(Wording.size(download.byteCount), caption, color: color, alignment: .trailing, width: .fixed(wide(64)))
        ui.row(Box(width: .fixed(wide(190)), padding: Insets(left: 24), gap: 10, cross: .center)) { watched() }
    }

    private func watched() {
        let caption = ui.style.type.caption.tabular
        let color = ui.style.color.textTertiary
        if download.isWatched {
            ui.row(Box(gap: 6, cross: .center)) {
                ui.icon("check", size: 16, color: color)
                ui.label(say("Watched"), caption, color: color)
            }
        } else if let share = download.watchedShare, let left = download.remainingTime {
            ui.row(Box(width: .fixed(96))) { WatchBar(screen: screen).draw(share) }
            ui.label(say("\(Wording.length(left)) left"), caption, color: color)
        }
    }

    private func buttons(opensMenu: Bool) {
        ui.row(Box(gap: 4, cross: .center)) {
            let title = download.request.item.displayTitle
            if ui.iconButton("play", label: say("Play \(title)")).clicked { send(.play(download.id)) }
            DownloadMenu(screen: screen, download: download).draw(opens: opensMenu)
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
