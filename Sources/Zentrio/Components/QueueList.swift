import ImmediateUI
import MediaModel

/// The downloads that wait for their turn, first the one that goes first.
struct QueueList: ScreenPart {
    let screen: ScreenContext

    func draw(_ downloads: [Download]) {
        var box = Box.card(ui.style, padding: .zero)
        box.width = .grow
        ui.column(box, id: "queue", semantics: Semantics(.list, "Queue", count: downloads.count)) {
            for (index, download) in downloads.enumerated() {
                if index > 0 { ui.divider() }
                row(download, number: index + 1)
            }
        }
    }

    private func row(_ download: Download, number: Int) {
        let item = download.request.item
        let box = Box(
            width: .grow, height: .fixed(ui.style.size.queueRow - (number > 1 ? ui.style.hairline : 0)),
            padding: Insets(left: 16, right: 12), gap: 16,
            cross: .center)
        ui.row(box, id: "row-\(download.id)", zone: .row, semantics: Semantics(.listItem, item.displayTitle)) {
            ui.label(
                String(number), ui.style.type.body.tabular, color: ui.style.color.textTertiary, alignment: .trailing,
                width: .fixed(16))
            TitlePicture(screen: screen).draw(
                item.backdrop ?? item.poster, title: item.title, width: 64, height: 36, radius: ui.style.radius.sm)
            ui.row(Box(width: .grow, gap: 8, cross: .center)) {
                ui.label(item.title, ui.style.type.label)
                ui.label(item.subtitle, ui.style.type.caption.tabular, color: ui.style.color.textTertiary)
            }
            columns(download)
            priority(download)
            buttons(download, isFirst: number == 1)
        }
    }

    /// What only a wide window has room for.
    private func columns(_ download: Download) {
        guard !isNarrow else { return }
        let caption = ui.style.type.caption.tabular
        let color = ui.style.color
        ui.row(Box(width: .fixed(196), gap: 6, cross: .center)) {
            guard let reason = reason(download) else { return }
            ui.icon(reason.icon, size: 16, color: color.textTertiary)
            ui.label(reason.text, caption, color: color.textTertiary)
        }
        ui.label(
            download.request.quality.label(height: download.request.stream.height), caption,
            color: color.textSecondary, width: .fixed(128))
        ui.label(
            download.request.stream.byteCount.map { Wording.size($0) } ?? "", caption, color: color.textSecondary,
            alignment: .trailing, width: .fixed(64))
    }

    /// Why it is in the queue, or why it does not run; nothing when the user simply asked for it.
    private func reason(_ download: Download) -> (icon: String, text: String)? {
        if download.state != .pending {
            let status = DownloadStatusText(download)
            return (status.icon(ui.style), status.sentence)
        }
        return download.request.origin == .automatic ? ("smart", "Smart Downloads") : nil
    }

    private func priority(_ download: Download) {
        let choices: [DownloadRequest.Priority] = [.next, .normal, .later]
        let selected = choices.firstIndex(of: download.request.priority) ?? 1
        let chosen = ui.select(
            "priority", label: "Priority", options: choices.map(\.label), selected: selected, width: .fixed(96),
            height: 30)
        if let chosen { send(.setPriority(download.id, choices[chosen])) }
    }

    private func buttons(_ download: Download, isFirst: Bool) {
        ui.row(Box()) {
            if download.state == .paused {
                if ui.iconButton("resume", label: "Resume").clicked { send(.resume(download.id)) }
            } else if ui.iconButton("to-top", label: "Move to the top of the queue", isEnabled: !isFirst).clicked {
                send(.moveToTop(download.id))
            }
            if ui.iconButton("close", label: "Cancel").clicked { send(.cancel(download.id)) }
        }
    }
}

nonisolated extension DownloadRequest.Priority {
    /// As the queue's menu names it.
    var label: String {
        switch self {
        case .next: "Next"
        case .normal: "Normal"
        case .later: "Later"
        }
    }
}

nonisolated extension MediaModel.Stream.Format {
    /// As a card's badge names it.
    var label: String {
        switch self {
        case .progressive: "File"
        case .hls: "HLS"
        case .dash: "DASH"
        }
    }
}

nonisolated extension DownloadState {
    /// Whether bytes move or are about to.
    var isMoving: Bool {
        switch self {
        case .scheduled, .running, .completing: true
        default: false
        }
    }
}
