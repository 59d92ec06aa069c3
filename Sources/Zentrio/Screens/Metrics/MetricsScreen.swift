import ImmediateUI
import MediaModel

/// The Runtime page, for developers: queues, workers, events, throughput, protocols, tasks.
struct MetricsScreen: ScreenPart {
    let screen: ScreenContext

    private static let gap: Float = 16

    func draw() {
        let margin = ui.style.grid.pageMargin(ui.windowSize.width)
        let padding = Insets(top: ui.style.size.pageTop, left: margin, bottom: ui.style.space(3), right: margin)
        ui.scrollArea("metrics", Box(width: .grow, height: .grow, padding: padding, cross: .center)) {
            ui.column(Box(width: .grow(max: contentWidth), gap: MetricsScreen.gap), id: "content") {
                title()
                isNarrow ? narrow() : columns()
                TaskTable(screen: screen).draw()
            }
        }
    }

    private var contentWidth: Float {
        let margin = ui.style.grid.pageMargin(ui.windowSize.width)
        return min(ui.style.size.contentMaxWidth, ui.windowSize.width) - 2 * margin
    }

    private func title() {
        ui.row(Box(width: .grow, height: .fit(min: 40), gap: 12, cross: .center), id: "title", zone: .row) {
            ui.heading(say("Runtime"), ui.style.type.title1)
            if !isNarrow { ui.badge(say("Developer")) }
            ui.spacer()
            if !isTiny { range() }
            let isCopied =
                isNarrow
                ? ui.iconButton("copy", label: say("Copy report"))
                : ui.button(say("Copy report"), icon: "copy", kind: .quiet)
            if isCopied.clicked { send(.copyReport) }
        }
        if isTiny { range() }
    }

    /// Whether the title and the ranges, in the language of the longest words, do not share a line.
    private var isTiny: Bool { room < 560 }

    private func range() {
        let ranges = ThroughputHistory.Range.allCases
        let index = ranges.firstIndex(of: model.metrics.range) ?? 0
        if let chosen = ui.segmented("range", ranges.map(\.label), selected: index, label: say("Range")) {
            send(.showThroughput(ranges[chosen]))
        }
    }

    private func columns() {
        // The first two cards are a little wider than the last, and the lower ones stand below their edges.
        let column = ((contentWidth - 2 * MetricsScreen.gap) * 392 / 1_168).rounded()
        let last = contentWidth - 2 * (column + MetricsScreen.gap)
        ui.row(Box(width: .grow, height: .fit(min: wide(162)), gap: MetricsScreen.gap), id: "upper") {
            QueueDepthCard(screen: screen).draw()
            WorkersCard(screen: screen).draw()
            EventsCard(screen: screen).draw(width: .fixed(last))
        }
        ui.row(Box(width: .grow, height: .fixed(wide(186)), gap: MetricsScreen.gap), id: "lower") {
            ThroughputCard(screen: screen).draw()
            ProtocolsCard(screen: screen).draw(width: .fixed(last))
        }
    }

    private func narrow() {
        QueueDepthCard(screen: screen).draw()
        WorkersCard(screen: screen).draw()
        EventsCard(screen: screen).draw(width: .grow)
        ThroughputCard(screen: screen).draw()
        ProtocolsCard(screen: screen).draw(width: .grow)
    }
}
