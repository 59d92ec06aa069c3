import DownloadRuntime
import ImmediateUI

/// How fast events and commits are.
struct EventsCard: ScreenPart {
    let screen: ScreenContext

    func draw(width: Length) {
        let events = model.metrics.health.events
        let disk = model.metrics.health.disk
        let note = say("\(Wording.grouped(Int64(events.published))) told")
        let card = MetricsCard(screen: screen, title: say("Event bus"), note: note)
        card.draw(width: width, gap: 0) {
            ui.space(6)
            card.figure(say("Event latency, median / 99 %"), EventsCard.text(events.lag))
            card.figure(say("Database commits, median / 99 %"), EventsCard.text(disk.commits))
            let (listeners, backlog) = (Wording.plain(events.listeners), Wording.plain(events.backlog))
            card.figure(say("Listeners / events not taken"), "\(listeners) / \(backlog)")
            card.figure(say("Told to load anew"), Wording.plain(events.resyncs))
        }
    }

    /// "0.4 / 2.1 ms".
    private static func text(_ latency: LatencyFigures) -> String {
        guard latency.count > 0 else { return "–" }
        let numbers = Catalogue.current.numbers
        let median = numbers.tenths(latency.medianMilliseconds)
        let slow = numbers.tenths(latency.p99Milliseconds)
        let unit = say("ms")
        return "\(median) / \(slow)\(Wording.thinSpace)\(unit)"
    }
}
