import ImmediateUI
import MediaModel

/// The finished episodes of one series, which can be folded away.
struct SeriesGroup: ScreenPart {
    let screen: ScreenContext
    let name: String

    func draw(_ episodes: [Download]) {
        let isFolded = model.downloads.collapsedSeries.contains(name)
        var box = Box.card(ui.style, padding: .zero)
        box.width = .grow
        ui.column(box, id: "series-\(name)", semantics: Semantics(.listItem, name)) {
            header(episodes, isFolded: isFolded)
            guard !isFolded else { return }
            for episode in episodes {
                ui.divider()
                EpisodeRow(screen: screen, download: episode).draw()
            }
        }
    }

    private func header(_ episodes: [Download], isFolded: Bool) {
        let box = Box(width: .grow, height: .fixed(94), padding: Insets(horizontal: 12), gap: 16, cross: .center)
        ui.row(box, id: "series", zone: .row) {
            if model.selection != nil { selectAll(episodes) }
            TitlePicture(screen: screen).draw(
                episodes.first?.request.item.poster, title: name, width: 47, height: 70, radius: ui.style.radius.sm)
            facts(episodes)
            if model.selection == nil, let next = episodes.first(where: { !$0.isWatched }) ?? episodes.first {
                if ui.button("Play \(next.request.item.episodeLabel)", icon: "play-filled", size: .small).clicked {
                    send(.play(next.id))
                }
            }
            let chevron = isFolded ? "chevron-down" : "chevron-up"
            if ui.iconButton(chevron, label: isFolded ? "Show episodes" : "Hide episodes", id: "fold").clicked {
                send(.toggleSeries(name))
            }
        }
    }

    private func selectAll(_ episodes: [Download]) {
        let selected = episodes.filter { model.selection?.contains($0.id) ?? false }
        ui.space(4 - 16)
        let isAll = selected.count == episodes.count
        let isOn: Bool? = isAll || selected.isEmpty ? isAll : nil
        if ui.checkbox("Select \(name)", isOn: isOn, id: "select", showsLabel: false) != nil {
            let changed = isAll ? episodes : episodes.filter { !(model.selection?.contains($0.id) ?? false) }
            for episode in changed { send(.toggleSelected(episode.id)) }
        }
    }

    private func facts(_ episodes: [Download]) {
        let caption = ui.style.type.caption.tabular
        let bytes = episodes.reduce(.zero) { $0 + $1.byteCount }
        let watched = episodes.count { $0.isWatched }
        let count = episodes.count == 1 ? "1 episode" : "\(episodes.count) episodes"
        ui.column(Box(width: .grow)) {
            ui.label(name, ui.style.type.title3, width: .grow)
            ui.label(
                Wording.facts(episodes.first?.request.item.seasonLabel, count), caption,
                color: ui.style.color.textSecondary, width: .grow)
            ui.space(2)
            ui.label(
                Wording.facts(Wording.size(bytes), watched > 0 ? "\(watched) watched" : nil), caption,
                color: ui.style.color.textTertiary, width: .grow)
        }
    }
}
