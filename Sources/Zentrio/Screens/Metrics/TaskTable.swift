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
        let note = Wording.facts("slowest first", "\(retries.total) retries", "\(retries.waiting) waiting for one")
        MetricsCard(screen: screen, title: "Tasks", note: note, top: 13).draw(gap: 0) {
            line(
                ["Id", "Task", "State", "Tries", "Offset", "Speed", "Left", "Last event"].map { cell($0) }, key: "head")
            for download in downloads {
                ui.divider()
                line(cells(of: download), key: download.id.rawValue)
            }
            if downloads.isEmpty {
                ui.divider()
                ui.label("Nothing is in the queue.", ui.style.type.caption, color: ui.style.color.textTertiary)
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
            (running + others + shelf.failedIDs.prefix(TaskTable.shown).compactMap { shelf[$0] }).prefix(
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
            cell(String(download.id.rawValue.suffix(4))), cell(download.request.item.displayTitle, color.textPrimary),
            Cell(text: TaskTable.name(of: download.state), status: DownloadStatusText(download).status),
            cell(String(download.attempts), color.textSecondary),
            cell(Wording.progress(progress.downloaded, of: progress.total), color.textSecondary),
            cell(isRunning ? Wording.speed(progress.smoothedSpeed) : "–", isRunning ? color.textPrimary : nil),
            cell(isRunning ? progress.timeLeft.map(Wording.clockText) ?? "–" : "–", color.textSecondary),
            cell(lastEvent(of: download)),
        ]
    }

    /// "Running".
    private static func name(of state: DownloadState) -> String {
        state.name.prefix(1).uppercased() + state.name.dropFirst()
    }

    private func line(_ cells: [Cell], key: String) {
        ui.row(Box(width: .grow, height: .fixed(TaskTable.rowHeight), gap: 16, cross: .center), id: "line-\(key)") {
            for (index, cell) in cells.enumerated() where !isNarrow || TaskTable.narrowColumns.contains(index) {
                let column = TaskTable.columns[index]
                if let status = cell.status {
                    ui.row(Box(width: column.width)) { ui.badge(cell.text, status: status) }
                } else {
                    ui.label(
                        cell.text, ui.style.type.caption.tabular, color: cell.color, alignment: column.alignment,
                        width: column.width)
                }
            }
        }
    }

    /// Why it is where it is, or how long nothing came.
    private func lastEvent(of download: Download) -> String {
        if let slow = model.metrics.health.slowest.first(where: { $0.id == download.id }),
            slow.secondsWithoutProgress >= 3
        {
            return "nothing came for \(Int(slow.secondsWithoutProgress))\(Wording.thinSpace)s"
        }
        if let done = download.progress.segmentsDone, download.state == .running { return "segment \(done) stored" }
        return DownloadStatusText(download).sentence
    }

    private static let columns: [(width: Length, alignment: TextAlignment)] = [
        (.fixed(52), .leading), (.grow, .leading), (.fixed(112), .leading), (.fixed(40), .leading),
        (.fixed(128), .leading), (.fixed(72), .trailing), (.fixed(80), .trailing), (.fixed(220), .leading),
    ]
    /// Task, state, offset and speed.
    private static let narrowColumns: Set = [1, 2, 4, 5]
}
