import DownloadRuntime
import MediaModel

/// The health of a runtime as a table for the terminal.
nonisolated struct HealthTable {
    let health: RuntimeHealth

    var text: String {
        let rows = queues + work + hosts + events + window + slowest
        let width = rows.map(\.0.count).max() ?? 0
        let lines = rows.map { name, value in
            name + String(repeating: " ", count: width - name.count + 2) + value
        }
        return GetRow.plain(lines.joined(separator: "\n"))
    }

    private var queues: [(String, String)] {
        let queues = health.queues
        return [
            ("Queues", "\(queues.interactive) interactive, \(queues.retry) retry, \(queues.automatic) automatic"),
            (
                "Others",
                "\(queues.waiting) waiting, \(queues.paused) paused, \(queues.failed) failed, \(queues.completed) completed"
            ),
        ]
    }

    private var work: [(String, String)] {
        let workers = health.workers
        let abandoned = workers.abandoned > 0 ? ", \(workers.abandoned) given up" : ""
        return [
            ("Workers", "\(workers.active) of \(workers.maximum) busy\(abandoned)"),
            ("Disk", "\(Wording.speed(health.disk.bytesPerSecond)), \(Wording.size(health.disk.bytesWritten)) written"),
            ("Commits", Self.text(health.disk.commits)), ("New files", Self.text(health.disk.publications)),
            ("Retries", "\(health.retries.waiting) waiting, \(health.retries.total) since the start"),
        ]
    }

    private var hosts: [(String, String)] {
        health.hosts.enumerated().map { index, host in
            (index == 0 ? "Hosts" : "", "\(host.host): \(host.active) of \(host.cap)")
        }
    }

    private var events: [(String, String)] {
        let events = health.events
        return [
            (
                "Events",
                "\(events.published) told to \(events.listeners) listeners, \(events.backlog) not taken, \(events.resyncs) resyncs"
            ), ("Event lag", Self.text(events.lag)),
        ]
    }

    private var window: [(String, String)] {
        guard let window = health.window else { return [] }
        return [
            ("Frames", Self.text(window.processor)), ("by the clock", Self.text(window.wall)),
            ("News", Self.text(window.news)),
        ]
    }

    private var slowest: [(String, String)] {
        let nameLength = DownloadName.length(tellingApart: health.slowest.map(\.id))
        return health.slowest.enumerated().map { index, task in
            let title = "\(DownloadName(task.id).prefix(nameLength)) \(task.title)"
            return (index == 0 ? "Slowest" : "", "\(title): \(Wording.speed(task.speed)) from \(task.host)")
        }
    }

    private static func text(_ latency: LatencyFigures) -> String {
        guard latency.count > 0 else { return "none yet" }
        let figures = [latency.medianMilliseconds, latency.p99Milliseconds, latency.maximumMilliseconds].map {
            "\(($0 * 100).rounded() / 100)"
        }
        return "median \(figures[0]) ms, p99 \(figures[1]) ms, longest \(figures[2]) ms, \(latency.count) times"
    }
}
