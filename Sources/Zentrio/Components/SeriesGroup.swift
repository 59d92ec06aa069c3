import ImmediateUI
import MediaModel

/// The finished episodes of one series, which can be folded away.
struct SeriesGroup: ScreenPart {
    let screen: ScreenContext
    let name: String

    private var isSelecting: Bool { model.selection != nil }

    func draw(_ ids: [DownloadID]) {
        let isFolded = model.downloads.collapsedSeries.contains(name)
        var box = Box.card(ui.style, padding: .zero)
        box.width = .grow
        ui.column(box, id: "series-\(name)") {
            header(ids.compactMap { model.downloads.shelved($0) }, isFolded: isFolded)
            guard !isFolded else { return }
            ui.virtualRows(
                "episodes", count: ids.count, rowHeight: EpisodeRow.height(ui.style, isNarrow: isNarrow), label: name,
                rowKey: { ids[$0].rawValue }
            ) { index in
                guard let download = model.downloads[ids[index]] else { return }
                EpisodeRow(screen: screen, download: download, isLast: index == ids.count - 1).draw()
            }
        }
    }

    private func header(_ episodes: [ShelvedDownload], isFolded: Bool) {
        let text = ui.style.type.title3.lineHeight + 2 * ui.style.type.caption.lineHeight
        var box = Box(
            width: .grow, height: .fixed(max(94, text + 26)), padding: Insets(horizontal: 12), gap: 16, cross: .center)
        let (top, foot) = (ui.style.radius.card, isFolded ? ui.style.radius.card : 0)
        box.radii = CornerRadii(topLeft: top, topRight: top, bottomLeft: foot, bottomRight: foot)
        let response = ui.card(
            "series", label: name, value: counts(episodes), box, states: states(episodes), isRow: true, hasAction: true
        ) {
            response in
            if isSelecting { SelectionBox(screen: screen).draw(name, isOn: selected(episodes)) }
            TitlePicture(screen: screen).draw(
                episodes.first?.download.request.item.poster, title: name, width: 47, height: 70,
                radius: ui.style.radius.sm)
            facts(episodes)
            if !isSelecting {
                playNext(episodes)
                if !isNarrow { menu(episodes, opens: response.secondaryClicked) }
            }
            fold(isFolded)
        }
        if response.clicked { isSelecting ? toggleAll(episodes) : send(.toggleSeries(name)) }
        if response.containsFocus, !isSelecting, ui.isPageOnTop, ui.pressed(.delete) {
            send(.askDelete(episodes.map(\.id)))
        }
    }

    private func playNext(_ episodes: [ShelvedDownload]) {
        guard let next = episodes.first(where: { !$0.isWatched }) ?? episodes.first else { return }
        if ui.button(say("Play \(next.download.request.item.episodeLabel)"), icon: "play-filled", size: .small).clicked
        {
            send(.play(next.id))
        }
    }

    private func menu(_ episodes: [ShelvedDownload], opens: Bool) {
        let ids = episodes.map(\.id)
        let isWatched = episodes.allSatisfy(\.isWatched)
        let items = [
            MenuItem(isWatched ? say("Mark all as not watched") : say("Mark all as watched"), icon: "check"),
            MenuItem(say("Show in folder"), icon: "external"),
            MenuItem(say("Delete \(ids.count)"), icon: "delete", isDanger: true, startsGroup: true),
        ]
        let button = ui.iconButton("more", label: say("More about \(name)"), id: "more")
        if button.clicked || opens { ui.openMenu("more-menu") }
        switch ui.menu("more-menu", below: button.frame, items: items) {
        case 0: for id in ids { send(.markWatched(id, !isWatched)) }
        case 1: if let first = ids.first { send(.showInFolder(first)) }
        case 2: send(.askDelete(ids))
        default: break
        }
    }

    private func fold(_ isFolded: Bool) {
        let chevron = isFolded ? "chevron-down" : "chevron-up"
        if ui.iconButton(chevron, label: isFolded ? say("Show episodes") : say("Hide episodes"), id: "fold").clicked {
            send(.toggleSeries(name))
        }
    }

    // MARK: Selecting

    /// Whether all are selected; nil when some are.
    private func selected(_ episodes: [ShelvedDownload]) -> Bool? {
        let count = episodes.count { model.selection?.contains($0.id) ?? false }
        return count == episodes.count ? true : count == 0 ? false : nil
    }

    private func states(_ episodes: [ShelvedDownload]) -> AccessibilityState {
        guard isSelecting else { return [] }
        return switch selected(episodes) {
        case true?: [.selectable, .selected]
        case false?: .selectable
        case nil: [.selectable, .mixed]
        }
    }

    private func toggleAll(_ episodes: [ShelvedDownload]) {
        let isAll = selected(episodes) == true
        let changed = isAll ? episodes : episodes.filter { !(model.selection?.contains($0.id) ?? false) }
        for episode in changed { send(.toggleSelected(episode.id)) }
    }

    // MARK: Words

    private func counts(_ episodes: [ShelvedDownload]) -> String {
        let count = say(episodes.count, one: "1 episode", other: "\(episodes.count) episodes")
        return Wording.facts(episodes.first?.download.request.item.seasonLabel, count)
    }

    private func facts(_ episodes: [ShelvedDownload]) {
        let caption = ui.style.type.caption.tabular
        let bytes = episodes.reduce(.zero) { $0 + $1.byteCount }
        let watched = episodes.count { $0.isWatched }
        ui.column(Box(width: .grow)) {
            ui.label(name, ui.style.type.title3, width: .grow)
            ui.label(counts(episodes), caption, color: ui.style.color.textSecondary, width: .grow)
            ui.space(2)
            ui.label(
                Wording.facts(
                    Wording.size(bytes), watched > 0 ? say(watched, one: "1 watched", other: "\(watched) watched") : nil
                ), caption,
                color: ui.style.color.textTertiary, width: .grow)
        }
    }
}
