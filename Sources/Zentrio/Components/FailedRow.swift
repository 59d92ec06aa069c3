import ImmediateUI
import MediaModel

/// A download that gave up: why, and what can be done.
struct FailedRow: ScreenPart {
    let screen: ScreenContext
    let download: Download

    /// How high a row is: where there is little room beside the buttons, the reason takes several lines.
    static func height(_ style: Style, room: Float) -> Float {
        let lines = Float(reasonLines(room)) * style.type.caption.lineHeight
        return max(style.size.failedRow, style.type.label.lineHeight + lines + 32)
    }

    private static func reasonLines(_ room: Float) -> Int { room < 600 ? 3 : 1 }

    func draw() {
        let item = download.request.item
        let padding = isNarrow ? Insets(horizontal: 12) : Insets(left: 12, right: 16)
        var box = Box.card(ui.style, padding: padding, gap: isNarrow ? 14 : 16)
        box.height = .fixed(FailedRow.height(ui.style, room: room))
        box.cross = .center
        box.fill = nil
        let sentence = download.failure?.wording(tries: download.attempts) ?? ""
        let response = ui.card(
            "row", label: item.displayTitle, value: sentence, subject: download.id.rawValue, box
        ) { response in
            if room >= 400 { picture(item) }
            reason(sentence)
            if ui.button(say("Retry"), icon: "retry", size: .small, isEnabled: model.hasNetwork).clicked {
                send(.retry(download.id))
            }
            if isNarrow { menu(opens: response.secondaryClicked) } else { buttons() }
        }
        DownloadKeys(screen: screen, download: download).act(response)
    }

    private func picture(_ item: MediaItem) {
        TitlePicture(screen: screen).draw(
            item.backdrop ?? item.poster, title: item.title, width: 85, height: 48, radius: ui.style.radius.thumb)
    }

    private func buttons() {
        if ui.button(say("Other source"), kind: .quiet, size: .small).clicked { otherSource() }
        if ui.iconButton("delete", label: say("Remove")).clicked { send(.remove([download.id])) }
    }

    private func menu(opens: Bool) {
        let items = [
            MenuItem(say("Other source"), icon: "link"),
            MenuItem(say("Remove"), icon: "delete", isDanger: true, startsGroup: true),
        ]
        let button = ui.iconButton("more", label: say("More about \(download.request.item.displayTitle)"), id: "more")
        if button.clicked || opens { ui.openMenu("more-menu") }
        switch ui.menu("more-menu", below: button.frame, items: items) {
        case 0: otherSource()
        case 1: send(.remove([download.id]))
        default: break
        }
    }

    private func otherSource() {
        send(.addDownload(link: download.request.stream.address.text))
    }

    private func reason(_ sentence: String) {
        let request = download.request
        let kept = download.progress.fraction.map { say("\(Wording.percent($0)) kept") }
        ui.column(Box(width: .grow, gap: isNarrow ? 1 : 2)) {
            ui.row(Box(width: .grow, gap: 8, cross: .center)) {
                ui.label(request.item.displayTitle, ui.style.type.label)
                if !isNarrow {
                    ui.label(
                        Wording.facts(request.quality.label(height: request.stream.height), kept),
                        ui.style.type.caption.tabular, color: ui.style.color.textTertiary)
                }
            }
            let lines = FailedRow.reasonLines(room)
            ui.row(Box(width: .grow, gap: 6, cross: lines > 1 ? .start : .center)) {
                ui.icon(ui.style.status.icon(.failed), size: 16, color: ui.style.status[.failed])
                ui.label(
                    sentence, ui.style.type.caption, color: ui.style.status[.failed], maxLines: lines,
                    width: lines > 1 ? .grow : .fit)
            }
        }
    }
}
