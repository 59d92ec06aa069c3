import ImmediateUI
import MediaModel

/// The speed over time.
struct ThroughputCard: ScreenPart {
    let screen: ScreenContext

    private static let height: Float = 90

    func draw() {
        let range = model.metrics.range
        let values = model.metrics.history.values(range, at: model.now)
        let moving = values.filter { $0 > 0 }
        let mean = moving.isEmpty ? 0 : moving.reduce(0, +) / Double(moving.count)
        let peak = values.max() ?? 0
        let note = Wording.facts(
            say("average \(ThroughputCard.speed(mean))"), say("peak \(ThroughputCard.speed(peak))"))
        MetricsCard(screen: screen, title: say("Throughput"), note: note).draw(gap: 8) {
            graph(values, top: ThroughputCard.scale(above: peak), note: note)
            ui.row(Box(width: .grow, padding: Insets(right: 56))) {
                ui.label(range.beginning, ui.style.type.caption, color: ui.style.color.textTertiary)
                ui.spacer()
                ui.label(say("now"), ui.style.type.caption, color: ui.style.color.textTertiary)
            }
        }
    }

    private func graph(_ values: [Double], top: Double, note: String) {
        ui.row(Box(width: .grow, gap: 12), id: "graph") {
            let sparkline = Sparkline(
                values.map { Float($0) }, maximum: Float(top), lines: [Float(top / 2), Float(top)])
            ui.sparkline("speed", sparkline, label: say("Throughput"), value: note, height: ThroughputCard.height)
            ui.column(Box(width: .fixed(wide(44)), height: .fixed(ThroughputCard.height + 8))) {
                axis(top)
                ui.spacer()
                axis(top / 2)
                ui.spacer()
                axis(0)
            }
        }
    }

    private func axis(_ value: Double) {
        ui.label(
            ThroughputCard.megabytes(value), ui.style.type.caption.tabular, color: ui.style.color.textTertiary)
    }

    private static func speed(_ value: Double) -> String { Wording.speed(ByteCount(Int64(value))) }

    /// "10" for ten megabytes a second, "0.5" for half of one, as the language writes them.
    private static func megabytes(_ value: Double) -> String {
        let tenths = Int((value / 1e5).rounded())
        let isWhole = tenths.isMultiple(of: 10)
        return isWhole ? Wording.plain(tenths / 10) : Catalogue.current.numbers.tenths(value / 1e6)
    }

    /// The next round number of megabytes a second that no bar exceeds.
    private static func scale(above peak: Double) -> Double {
        var scale = 1e6
        while true {
            for factor in [1.0, 1.2, 1.6, 2, 3, 4, 5, 6, 8] where peak <= scale * factor { return scale * factor }
            scale *= 10
        }
    }
}
