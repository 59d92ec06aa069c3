import DownloadRuntime
import ImmediateUI
import MediaModel

/// The downloads that are under way, the slowest first, then those that wait or failed.
struct TaskTable: ScreenPart {
    let screen: ScreenContext

    /// More are in the queue on the Downloads page.
    private static let shown = 12
    /// With the line above it, 32.
    private static let rowHeight: Float = 31

    func draw() {
        let retries = model.metrics.health.retries
        let note = Wording.facts(
            say("slowest first"), say(retries.total, one: "1 retry", other: "\(retries.total) retries"),
            say("\(retries.waiting) waiting for one"))
        MetricsCard(screen: screen, title: say("Tasks"), note: note, top: 13).draw(gap: 0) {
            line(
                [
                    say("Id"), say("Task"), say("State"), say("Tries"), say("Offset"), say("Speed"), say("Left"),
                    say("Last event"),
                ].map { cell($0) }, key: "head")
            for download in downloads {
                ui.divider()
                line(cells(of: download), key: download.id.rawValue)
            }
            if downloads.isEmpty {
                ui.divider()
                ui.label(say("Nothing is in the queue."), ui.style.type.caption, color: ui.style.color.textTertiary)
            }
        }
    }

    private var downloads: [Download] {
        let shelf = model.downloads
        let active = shelf.active.compactMap { shelf[$0] }
        let running = active.filter { $0.state == .running }.sorted {
            ($0.progress.smoothedSpeed, $0.position) < ($1.progress.smoothedSpeed, $1.position)
        }
        let others =
            active.filter { $0.state != .running } + shelf.queued.prefix(TaskTable.shown).compactMap { shelf[$0] }
        return Array(
            (running + others + shelf.failed.prefix(TaskTable.shown).compactMap { shelf[$0] }).prefix(
                TaskTable.shown))
    }

    // MARK: Lines

    /// What stands in one column of one line.
    private struct Cell {
        var text: String
        var color: Color?
        var status: Status?
    }

    private func cell(_ text: String, _ color: Color? = nil) -> Cell {
        Cell(text: text, color: color ?? ui.style.color.textTertiary)
    }

    private func cells(of download: Download) -> [Cell] {
        let progress = download.progress
        let isRunning = download.state == .running
        let color = ui.style.color
        return [
            cell(DownloadName(download.id).prefix()), cell(download.request.item.displayTitle, color.textPrimary),
            Cell(text: TaskTable.name(of: download.state), status: DownloadStatusText(download).status),
            cell(Wording.plain(download.attempts), color.textSecondary),
            cell(Wording.progress(progress.downloaded, of: progress.total), color.textSecondary),
            cell(isRunning ? Wording.speed(progress.smoothedSpeed) : "–", isRunning ? color.textPrimary : nil),
            cell(isRunning ? progress.timeLeft.map(Wording.clockText) ?? "–" : "–", color.textSecondary),
            cell(lastEvent(of: download)),
        ]
    }

    private static func name(of state: DownloadState) -> String {
        switch state {
        case .pending: say("Pending")
        case .scheduled: say("Scheduled")
        case .running: say("Running")
        case .completing: say("Completing")
        case .completed: say("Completed")
        case .failed: say("Failed")
        case .pausing: say("Pausing")
        case .paused: say("Paused")
        case .waiting: say("Waiting")
        case .cancelled: say("Cancelled")
        case .removed: say("Removed")
        }
    }

    private var isSmall: Bool { isNarrow || isTight }

    private func line(_ cells: [Cell], key: String) {
        ui.row(Box(width: .grow, height: .fixed(wide(TaskTable.rowHeight)), gap: 16, cross: .center), id: "line-\(key)")
        {
            for (index, cell) in cells.enumerated() where !isSmall || TaskTable.narrowColumns.contains(index) {
                let column = TaskTable.columns[index]
                let width = column.width.map { Length.fixed(wide($0)) } ?? .grow
                if let status = cell.status {
                    ui.row(Box(width: width)) { ui.badge(cell.text, status: status) }
                } else {
                    ui.label(
                        cell.text, ui.style.type.caption.tabular, color: cell.color, alignment: column.alignment,
                        width: width)
                }
            }
        }
    }

    /// Why it is where it is, or how long nothing came.
    private func lastEvent(of download: Download) -> String {
        if let slow = model.metrics.health.slowest.first(where: { $0.id == download.id }),
            slow.secondsWithoutProgress >= 3
        {
            return say("nothing came for \(Wording.exactLength(.seconds(slow.secondsWithoutProgress)))")
        }
        if let done = download.progress.segmentsDone, download.state == .running {
            return say("segment \(done) stored")
        }
        return DownloadStatusText(download).sentence
    }

    /// The first one has room for the names that the commands use, too.
    private static let columns: [(width: Float?, alignment: TextAlignment)] = [
        (72, .leading), (nil, .leading), (112, .leading), (40, .leading), (128, .leading), (72, .trailing),
        (80, .trailing), (220, .leading),
    ]
    /// Task, state, offset and speed: all that a narrow window has room for.
    private static let narrowColumns: Set = [1, 2, 4, 5]
}
