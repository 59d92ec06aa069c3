import ImmediateUI
import MediaModel

/// What is on this device: films as cards, series as groups of episodes.
struct ReadySection: ScreenPart {
    let screen: ScreenContext

    private var gap: Float { isNarrow ? 12 : 16 }

    func draw() {
        header()
        ui.space(ui.style.size.headerToContent)
        ui.column(Box(width: .grow, gap: gap), id: "ready") {
            series()
            films()
        }
    }

    private func header() {
        let shelf = model.downloads
        let titles = say(shelf.readyCount, one: "1 title", other: "\(shelf.readyCount) titles")
        let isTiny = room < 560
        let count =
            isTiny
            ? Wording.grouped(Int64(shelf.readyCount)) : Wording.facts(titles, Wording.size(shelf.finishedBytes))
        SectionHeader(screen: screen, title: say("Ready to Watch"), count: count, hangsOut: true).draw {
            guard model.selection == nil else {
                if ui.button(say("Select all"), kind: .quiet, size: .small).clicked { send(.selectAll) }
                return
            }
            let orders = DownloadSort.allCases
            let chosen = ui.select(
                "sort", label: say("Sort"), options: orders.map(\.label),
                selected: orders.firstIndex(of: shelf.sort) ?? 0,
                icon: "sort", height: 32)
            if let chosen { send(.sort(orders[chosen])) }
            let icon = isNarrow ? nil : "check-square"
            if ui.button(say("Select"), icon: icon, kind: .quiet, size: .small).clicked { send(.startSelecting) }
        }
    }

    /// Groups are as high as their episodes; only those in view are declared.
    private func series() {
        let groups = model.downloads.series
        guard !groups.isEmpty else { return }
        ui.virtualRows(
            "series", count: groups.count, rowHeight: nil, estimate: 94 + 3 * ui.style.size.episodeRow, gap: gap,
            label: say("Series"), rowKey: { groups[$0].name }
        ) { index in
            SeriesGroup(screen: screen, name: groups[index].name).draw(groups[index].episodes)
        }
    }

    private func films() {
        let films = model.downloads.films
        guard !films.isEmpty else { return }
        ui.virtualGrid(
            "films", count: films.count, columns: ui.style.grid.cardColumns(room),
            rowHeight: ReadyCard.height(ui.style), gap: gap, label: say("Films"), cellKey: { films[$0].rawValue }
        ) { index in
            guard let download = model.downloads[films[index]] else { return }
            ReadyCard(screen: screen, download: download).draw()
        }
    }
}
