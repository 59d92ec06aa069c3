import ImmediateUI
import MediaModel
import MediaSources

/// Titles that the device thinks of, in a row that runs off the right edge; nothing while there are none.
struct RecommendedRow: ScreenPart {
    let screen: ScreenContext

    func draw() {
        guard !model.recommended.isEmpty else { return }
        let caption = ui.style.type.caption
        SectionHeader(screen: screen, title: say("Recommended to Download")).draw {
            guard !isNarrow else { return }
            ui.label(
                say("From your watchlist and history, worked out on this device"), caption,
                color: ui.style.color.textTertiary)
        }
        ui.space(ui.style.size.headerToContent)
        let margin = ui.style.grid.pageMargin(ui.windowSize.width)
        let row = Box(width: .grow, padding: Insets(left: margin, right: margin), gap: ui.style.grid.gap)
        // The row runs to the window's edges, so that the next poster peeks.
        ui.column(Box(width: .grow, padding: Insets(horizontal: -margin))) {
            ui.scrollArea("recommended", row, isHorizontal: true, label: say("Recommended to Download")) {
                ui.row(Box(gap: ui.style.grid.gap), id: "posters", zone: .row, remembersFocus: true) {
                    for suggestion in model.recommended { poster(suggestion) }
                }
            }
        }
    }

    private func poster(_ suggestion: Recommendation) {
        let size = ui.style.size.poster
        let box = Box(width: .fixed(size.width1280), fill: .clear, radius: ui.style.radius.poster)
        let response = ui.pressable(
            suggestion.address.text, label: say("Download \(suggestion.item.displayTitle)"), axis: .column, box
        ) { _ in
            TitlePicture(screen: screen).draw(
                suggestion.item.poster, title: suggestion.item.title, width: size.width1280, height: size.height1280,
                radius: ui.style.radius.poster)
            ui.space(9)
            ui.label(suggestion.item.title, ui.style.type.label, width: .grow)
            ui.row(Box(width: .grow, gap: 6, cross: .center)) {
                ui.label(
                    note(suggestion), ui.style.type.caption.tabular, color: ui.style.color.textTertiary, width: .grow)
                ui.icon("download", size: ui.style.size.icon.small, color: ui.style.color.textSecondary)
            }
        }
        if response.clicked { send(.choose(LinkSuggestion(address: suggestion.address, item: suggestion.item))) }
    }

    private func note(_ suggestion: Recommendation) -> String {
        Wording.facts(
            suggestion.byteCount.map { Wording.size($0) },
            suggestion.item.seasonLabel.map { Wording.continued($0) }
                ?? suggestion.item.duration.map { Wording.length($0) })
    }
}
