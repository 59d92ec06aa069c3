import ImmediateUI
import MediaModel

/// One download that waits: its handle and number, what it is, and when it goes.
struct QueueRow: ScreenPart {
    /// What a window's width has room for; what is dropped joins the second line.
    struct Columns: Hashable {
        var reason: Bool
        var quality: Bool
        var size: Bool
        var number: Bool

        var hasSecondLine: Bool { !reason || !quality || !size }
    }

    let screen: ScreenContext
    let download: Download
    let index: Int
    let count: Int
    let height: Float
    /// As wide as the widest number of the queue, so that titles begin at one place in all rows.
    let numberWidth: Float

    static func columns(_ width: Float) -> Columns {
        Columns(reason: width >= 1_100, quality: width >= 960, size: width >= 840, number: width >= 840)
    }

    /// How much room the places of so many rows need.
    static func numberWidth(_ ui: Context, count: Int) -> Float {
        let type = ui.style.type.body.tabular
        // Not every script's digits are of one width.
        let digit = (0...9).map { ui.textWidth(Wording.plain($0), in: type) }.max() ?? 0
        return max(12, (digit * Float(String(count).count)).rounded(.up))
    }

    private var columns: Columns { QueueRow.columns(room) }

    /// Where it is shown: another place than its own while a row is dragged.
    private var place: Int { ui.rowPlace ?? index }

    func draw() {
        let title = download.request.item.displayTitle
        let isLifted = ui.isRowLifted
        let radius = ui.style.radius.card
        let line = place > 0 ? ui.style.hairline : 0
        let padding = Insets(top: line, left: 8, right: isNarrow ? 8 : 12)
        var box = Box(width: .grow, height: .fixed(height), padding: padding, gap: isNarrow ? 12 : 16, cross: .center)
        let (top, foot) = (place == 0 ? radius : 0, place == count - 1 ? radius : 0)
        box.radii = CornerRadii(topLeft: top, topRight: top, bottomLeft: foot, bottomRight: foot)
        if isLifted {
            box.fill = ui.style.color.surface2
            box.shadow = ui.style.elevation.menu
            box.border = ui.style.theme == .dark ? nil : Border(ui.style.color.hairline, width: ui.style.hairline)
            box.radii = CornerRadii(ui.style.radius.md)
        }
        let value = DownloadStatusText(download).sentence
        let response = ui.card(
            "row", label: title, value: value, subject: download.id.rawValue, box, isRow: true
        ) { response in
            if place > 0, !isLifted { divider() }
            handle(title)
            // Large text in a small window needs its room.
            if room >= 400 { picture() }
            words()
            wideColumns()
            priority(isRaised: isLifted || response.isHovered)
            buttons()
        }
        DownloadKeys(screen: screen, download: download).act(response)
    }

    private func divider() {
        ui.row(Box(width: .grow, placement: .absolute(.zero))) { ui.divider() }
    }

    private func handle(_ title: String) {
        ui.row(Box(width: .fit(min: columns.number ? 40 : 20), cross: .center), id: "place") {
            ui.reorderHandle(say("Move \(title)"), isEnabled: count > 1)
            guard columns.number else { return }
            ui.space(8)
            ui.label(
                Wording.plain(place + 1), ui.style.type.body.tabular, color: ui.style.color.textTertiary,
                alignment: .trailing, width: .fixed(numberWidth), truncates: false)
        }
    }

    private func picture() {
        let item = download.request.item
        let still = ui.style.size.still.queue
        TitlePicture(screen: screen).draw(
            item.backdrop ?? item.poster, title: item.title, width: still.width, height: still.height,
            radius: ui.style.radius.sm)
    }

    private func words() {
        let item = download.request.item
        let caption = ui.style.type.caption
        let color = ui.style.color.textTertiary
        ui.column(Box(width: .grow)) {
            ui.row(Box(width: .grow, gap: 8, cross: .center)) {
                ui.label(item.title, ui.style.type.label)
                // A long title makes way for a short note.
                let note = isNarrow ? narrowNote(item) : item.subtitle
                let isShort = ui.textWidth(note, in: caption) <= ui.windowSize.width / 4
                ui.label(note, caption, color: color, truncates: !isShort)
            }
            if columns.hasSecondLine {
                ui.label(secondLine, caption.tabular, color: color, width: .grow)
            } else if let reason, isLong(reason.text) {
                ui.row(Box(width: .grow, gap: 6, cross: .center)) { words(of: reason, width: .grow) }
            }
        }
    }

    private func words(of reason: (icon: String, text: String), width: Length = .fit) {
        let color = ui.style.color.textTertiary
        ui.icon(reason.icon, size: 16, color: color)
        ui.label(reason.text, ui.style.type.caption, color: color, width: width)
    }

    private var reasonWidth: Float { wide(196) }

    /// Whether a reason needs more than its column, and stands below the title.
    private func isLong(_ reason: String) -> Bool {
        ui.textWidth(reason, in: ui.style.type.caption) + 22 > reasonWidth
    }

    private func narrowNote(_ item: MediaItem) -> String {
        guard case .episode(_, _, let name) = item.kind else { return item.shortNote }
        return Wording.facts(item.shortNote, name)
    }

    private var secondLine: String {
        Wording.facts(
            columns.quality ? nil : quality, columns.size ? nil : size,
            columns.reason || download.state == .pending ? nil : reason.map { Wording.continued($0.text) })
    }

    private var quality: String { download.request.quality.label(height: download.request.stream.height) }
    private var size: String? { download.request.stream.byteCount.map { Wording.size($0) } }

    private func wideColumns() {
        let caption = ui.style.type.caption
        let color = ui.style.color
        // Without a reason its column is the title's.
        if columns.reason, let reason, !isLong(reason.text) {
            ui.row(Box(width: .fixed(reasonWidth), gap: 6, cross: .center)) { words(of: reason) }
        }
        if columns.quality { ui.label(quality, caption, color: color.textSecondary, width: .fixed(wide(128))) }
        if columns.size {
            ui.label(
                size ?? "", caption.tabular, color: color.textSecondary, alignment: .trailing, width: .fixed(wide(64)))
        }
    }

    /// Why it is in the queue, or why it does not run; nothing when the user simply asked for it.
    private var reason: (icon: String, text: String)? {
        if download.state != .pending {
            let status = DownloadStatusText(download)
            return (status.icon(ui.style), status.sentence)
        }
        return download.request.origin == .automatic ? ("smart", say("Smart Downloads")) : nil
    }

    /// On a row that is lit, whose colour is its own at rest, it is lighter.
    private func priority(isRaised: Bool) {
        let choices: [DownloadRequest.Priority] = [.next, .normal, .later]
        let selected = choices.firstIndex(of: download.request.priority) ?? 1
        let chosen = ui.select(
            "priority", label: say("Priority"), options: choices.map(\.label), selected: selected,
            width: .fixed(wide(96)), height: isNarrow ? 32 : 30, isInset: isRaised)
        if let chosen { send(.setPriority(download.id, choices[chosen])) }
    }

    private func buttons() {
        ui.row(Box()) {
            if download.state == .paused {
                if ui.iconButton("resume", label: say("Resume")).clicked { send(.resume(download.id)) }
            } else if !isNarrow {
                let top = ui.iconButton("to-top", label: say("Move to the top of the queue"), isEnabled: index > 0)
                if top.clicked { send(.moveToTop(download.id)) }
            }
            if ui.iconButton("close", label: say("Cancel")).clicked { send(.remove([download.id])) }
        }
    }
}
