import ImmediateUI
import MediaModel

/// A download under way: picture, facts, bar, speed and time left.
struct ActiveDownloadCard: ScreenPart {
    let screen: ScreenContext
    let download: Download

    func draw() {
        let size = ui.style.size.activeDownloadCard
        // The last line's own height gives back four pixels at the foot.
        let padding = Insets(top: size.pad, left: size.pad, bottom: size.pad - 4, right: size.pad)
        var box = Box.card(ui.style, padding: isNarrow ? Insets(all: 14) : padding)
        box.height = .fit(min: isNarrow ? 0 : size.height)
        box.fill = nil
        box.glides = true
        let title = download.request.item.displayTitle
        let status = DownloadStatusText(download).sentence
        let response = ui.card(
            "card-\(download.id)", label: title, value: status, subject: download.id.rawValue, axis: .column, box
        ) { _ in
            head()
            ui.space(isNarrow ? 14 : 18)
            bar()
            ui.space(isNarrow ? 9 : 10)
            figures()
        }
        DownloadKeys(screen: screen, download: download).act(response)
    }

    /// Whether the picture is small, so that the title has room.
    private var isSmall: Bool { isNarrow || isTight }

    private func head() {
        let item = download.request.item
        let gap: Float = isNarrow ? 14 : 16
        ui.row(Box(width: .grow, height: .fit(min: isNarrow ? 0 : 74), gap: gap, cross: isNarrow ? .center : .start)) {
            TitlePicture(screen: screen).draw(
                item.backdrop ?? item.poster, title: item.title, width: isSmall ? 96 : 128,
                height: isSmall ? 54 : 72, radius: ui.style.radius.thumb)
            if isNarrow { narrowFacts() } else { facts() }
            controls()
        }
    }

    private func facts() {
        let request = download.request
        ui.column(Box(width: .grow, padding: Insets(top: 2))) {
            ui.label(request.item.title, ui.style.type.title3, width: .grow)
            ui.space(1)
            ui.label(request.item.subtitle, ui.style.type.caption, color: ui.style.color.textSecondary, width: .grow)
            ui.space(7)
            // A badge without room goes to a second line, which is cut off whole: the last one matters least.
            let height = Length.fixed(ui.style.size.badge.height)
            ui.row(Box(width: .grow, height: height, gap: 6, wraps: true, clips: true)) {
                ui.badge(request.quality.label(height: request.stream.height))
                ui.badge(request.stream.format.label)
            }
        }
    }

    /// "Higher · 1080p · HLS · Attic"; an episode says which one it is instead of its quality.
    private func narrowFacts() {
        let request = download.request
        let item = request.item
        let facts: String
        if case .episode(_, _, let name) = item.kind {
            facts = Wording.facts(item.shortNote, name, request.stream.format.label, item.sourceName)
        } else {
            facts = Wording.facts(
                request.quality.label(height: request.stream.height), request.stream.format.label, item.sourceName)
        }
        ui.column(Box(width: .grow)) {
            ui.label(item.title, ui.style.type.title3, width: .grow)
            ui.label(facts, ui.style.type.caption, color: ui.style.color.textSecondary, width: .grow)
        }
    }

    private func controls() {
        ui.row(Box(height: .fixed(36), gap: isNarrow ? 0 : 2, cross: .center), id: "controls") {
            let color = ui.style.color
            if !isTight, let fraction = download.progress.fraction {
                ui.label(
                    Wording.percent(fraction), ui.style.type.title2.tabular,
                    color: download.state.isMoving ? color.textPrimary : color.textSecondary, truncates: false)
                ui.space(isNarrow ? 20 : 8)
            }
            pauseOrResume()
            if ui.iconButton("close", label: say("Cancel")).clicked { send(.remove([download.id])) }
        }
    }

    /// One button, so that it keeps the focus while it changes; the next one is Cancel.
    private func pauseOrResume() {
        let key = "pause-or-resume"
        switch download.state {
        case .paused:
            if ui.iconButton("resume", label: say("Resume"), id: key).clicked { send(.resume(download.id)) }
        case .completing:
            return
        default:
            let isEnabled = download.state != .pausing
            if ui.iconButton("pause", label: say("Pause"), id: key, isEnabled: isEnabled).clicked {
                send(.pause(download.id))
            }
        }
    }

    private func bar() {
        let color = DownloadStatusText(download).barColor(ui.style)
        let progress = download.progress
        let height = ui.style.size.progress.segmentStrip.height
        ui.row(Box(width: .grow, height: .fixed(height), cross: .center)) {
            if let done = progress.segmentsDone, let total = progress.segmentsTotal {
                let running = download.state == .running ? 3 : 0
                ui.segmentStrip(
                    SegmentState.states(done: done, pending: running, total: total), label: say("Progress"),
                    color: color)
            } else {
                ui.progressBar("progress", progress.fraction.map { Float($0) }, label: say("Progress"), color: color)
            }
        }
    }

    private func figures() {
        let caption = ui.style.type.caption.tabular
        let progress = download.progress
        ui.row(Box(width: .grow, gap: isNarrow ? 14 : 16, cross: .center)) {
            if hasSpeed { speed() } else { status() }
            ui.spacer()
            ui.label(
                Wording.facts(
                    isTight ? progress.fraction.map { Wording.percent($0) } : nil,
                    Wording.progress(progress.downloaded, of: progress.total)), caption,
                color: ui.style.color.textTertiary, truncates: false)
            if room >= 1_000, let done = progress.segmentsDone, let total = progress.segmentsTotal {
                let numbers = say("\(Wording.grouped(Int64(done))) of \(Wording.grouped(Int64(total)))")
                ui.label(say("Segment \(numbers)"), caption, color: ui.style.color.textTertiary)
            }
        }
    }

    /// Until the first byte there is a state and no speed.
    private var hasSpeed: Bool { download.state == .running && download.progress.downloaded > .zero }

    private func speed() {
        let caption = ui.style.type.caption.tabular
        ui.label(Wording.speed(download.progress.smoothedSpeed), caption, truncates: false)
        if let left = download.progress.timeLeft {
            ui.label(Wording.timeLeft(left), caption, color: ui.style.color.textSecondary)
        }
    }

    private func status() {
        let status = DownloadStatusText(download)
        ui.row(Box(gap: 6, cross: .center)) {
            ui.icon(status.icon(ui.style), size: 16, color: status.color(ui.style))
            ui.label(status.sentence, ui.style.type.caption, color: status.color(ui.style))
        }
    }
}
