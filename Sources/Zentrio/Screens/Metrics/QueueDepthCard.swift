import DownloadRuntime
import ImmediateUI

/// How many downloads stand in each queue.
struct QueueDepthCard: ScreenPart {
    let screen: ScreenContext

    func draw() {
        let queues = model.metrics.health.queues
        let ready = queues.interactive + queues.automatic + queues.retry
        MetricsCard(screen: screen, title: say("Queue depth"), note: say("\(ready) ready")).draw(gap: 0) {
            ui.space(6)
            queue(
                "interactive", say("Interactive"), queues.interactive, of: ready, color: ui.style.color.progressTransfer
            )
            queue("automatic", say("Automatic"), queues.automatic, of: ready, color: ui.style.color.textSecondary)
            queue("retry", say("Retry"), queues.retry, of: ready, color: ui.style.status[.failed])
            let others = Wording.facts(
                say(queues.waiting, one: "1 waiting", other: "\(queues.waiting) waiting"),
                say(queues.paused, one: "1 paused", other: "\(queues.paused) paused"),
                say(queues.failed, one: "1 failed", other: "\(queues.failed) failed"))
            ui.spacer()
            ui.label(
                others, ui.style.type.caption.tabular, color: ui.style.color.textTertiary, maxLines: 2, width: .grow)
        }
    }

    /// As wide as the longest name, so that the bars begin at one place.
    private var nameWidth: Float {
        let names = [say("Interactive"), say("Automatic"), say("Retry")]
        return names.reduce(wide(78)) { max($0, ui.textWidth($1, in: ui.style.type.caption).rounded(.up)) }
    }

    private func queue(_ id: String, _ name: String, _ count: Int, of whole: Int, color: Color) {
        ui.row(Box(width: .grow, height: .fixed(wide(28)), gap: 12, cross: .center), id: "queue-\(id)") {
            ui.label(name, ui.style.type.caption, color: ui.style.color.textSecondary, width: .fixed(nameWidth))
            let share = whole > 0 ? Float(count) / Float(whole) : 0
            ui.progressBar("depth", share, label: name, value: Wording.plain(count), color: color)
            ui.label(Wording.plain(count), ui.style.type.label.tabular, alignment: .trailing, width: .fixed(wide(44)))
        }
    }
}
