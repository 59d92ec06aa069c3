import ImmediateUI
import MediaModel

/// What is on this device: films as cards, series as groups of episodes.
struct ReadySection: ScreenPart {
    let screen: ScreenContext

    func draw() {
        header()
        ui.space(ui.style.size.headerToContent)
        ui.column(Box(width: .grow, gap: 16), id: "ready", semantics: Semantics(.list, "Ready to Watch")) {
            for case .series(let name, let episodes) in model.downloads.ready {
                SeriesGroup(screen: screen, name: name).draw(episodes.compactMap { model.downloads[$0] })
            }
            films()
        }
    }

    private func header() {
        let shelf = model.downloads
        let titles = shelf.ready.count == 1 ? "1 title" : "\(shelf.ready.count) titles"
        let count = isNarrow ? String(shelf.ready.count) : Wording.facts(titles, Wording.size(shelf.finishedBytes))
        SectionHeader(screen: screen, title: "Ready to Watch", count: count, hangsOut: true).draw {
            guard model.selection == nil else {
                if ui.button("Select all", kind: .quiet, size: .small).clicked { send(.selectAll) }
                return
            }
            let orders = DownloadSort.allCases
            let chosen = ui.select(
                "sort", label: "Sort", options: orders.map(\.rawValue),
                selected: orders.firstIndex(of: shelf.sort) ?? 0,
                icon: "sort", height: 32)
            if let chosen { send(.sort(orders[chosen])) }
            if ui.button("Select", icon: "check-square", kind: .quiet, size: .small).clicked { send(.startSelecting) }
        }
    }

    private func films() {
        let columns = ui.style.grid.cardColumns(ui.windowSize.width)
        let films = model.downloads.films
        let rows = (films.count + columns - 1) / columns
        ui.virtualRows(
            "films", count: rows, rowHeight: ui.style.size.readyRow, gap: 16, label: "Films",
            rowKey: { films[$0 * columns].rawValue }
        ) { row in
            let first = row * columns
            ui.grid(columns: columns, Box(width: .grow, gap: 16), id: "cards", zone: .row) {
                for download in films[first..<min(first + columns, films.count)].compactMap({ model.downloads[$0] }) {
                    ReadyCard(screen: screen, download: download).draw()
                }
            }
        }
    }
}
