import DownloadRuntime
import ImmediateUI
import MediaModel

/// What the workers do.
struct WorkersCard: ScreenPart {
    let screen: ScreenContext

    /// As many as the card has room for.
    private static let shown = 2

    func draw() {
        let workers = model.metrics.health.workers
        let note = say("\(workers.active) of \(workers.maximum) busy")
        MetricsCard(screen: screen, title: say("Workers"), note: note).draw(gap: 8) {
            let busy = model.downloads.active.compactMap { model.downloads[$0] }.filter(\.state.holdsWorker)
            for (index, download) in busy.prefix(WorkersCard.shown).enumerated() { worker(index + 1, download) }
            if busy.isEmpty {
                ui.label(say("Nothing runs."), ui.style.type.caption, color: ui.style.color.textTertiary)
            }
            ui.spacer()
            ui.label(
                footer(more: busy.count - WorkersCard.shown), ui.style.type.caption.tabular,
                color: ui.style.color.textTertiary, width: .grow)
        }
    }

    private func worker(_ number: Int, _ download: Download) {
        ui.row(Box(width: .grow, gap: 12, cross: .center), id: "worker-\(number)") {
            // The bars begin at one place.
            ui.badge("W\(number)", isTabular: true)
            ui.column(Box(width: .grow, gap: 4)) {
                ui.row(Box(width: .grow, gap: 8, cross: .center)) {
                    let text = Wording.facts(download.request.item.displayTitle, download.request.stream.format.label)
                    ui.label(text, ui.style.type.caption, width: .grow)
                    let speed = Wording.speed(download.progress.smoothedSpeed)
                    ui.label(speed, ui.style.type.caption.tabular, color: ui.style.color.textTertiary)
                }
                let fraction = download.progress.fraction.map { Float($0) }
                ui.progressBar("bar", fraction, label: say("Progress"))
            }
        }
    }

    private func footer(more: Int) -> String {
        let health = model.metrics.health
        let hosts = health.hosts.prefix(2).map { say("\($0.host) \($0.active) of \($0.cap)") }.joined(separator: " · ")
        let abandoned = health.workers.abandoned
        return Wording.facts(
            more > 0 ? say("and \(more) more") : nil, hosts, abandoned > 0 ? say("\(abandoned) given up") : nil)
    }
}
