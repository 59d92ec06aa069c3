import ImmediateUI
import MediaModel

/// A download that gave up: why, and what can be done.
struct FailedRow: ScreenPart {
    let screen: ScreenContext
    let download: Download

    /// How high a row is whose reason fits on one line.
    static func usualHeight(_ style: Style) -> Float {
        max(style.size.failedRow, style.type.label.lineHeight + style.type.caption.lineHeight + 32)
    }

    /// Whether the buttons stand below the reason, which would have room for half a word beside them.
    private var isStacked: Bool { room < 560 }

    func draw() {
        let item = download.request.item
        let padding = Insets(top: 8, left: 12, bottom: 8, right: isNarrow ? 12 : 16)
        var box = Box.card(ui.style, padding: padding, gap: isStacked ? 4 : isNarrow ? 14 : 16)
        box.height = .fit(min: FailedRow.usualHeight(ui.style))
        box.cross = .center
        box.fill = nil
        let sentence = download.failure?.wording(tries: download.attempts) ?? ""
        let response = ui.card(
            "row", label: item.displayTitle, value: sentence, subject: download.id.rawValue,
            axis: isStacked ? .column : .row, box
        ) { response in
            if isStacked {
                ui.row(Box(width: .grow, gap: 14, cross: .center)) {
                    if room >= 400 { picture(item) }
                    reason(sentence)
                }
                ui.row(Box(width: .grow, gap: 8, main: .end, cross: .center)) { actions(response) }
            } else {
                picture(item)
                reason(sentence)
                actions(response)
            }
        }
        DownloadKeys(screen: screen, download: download).act(response)
    }

    private func actions(_ response: Response) {
        if ui.button(say("Retry"), icon: "retry", size: .small, isEnabled: model.hasNetwork).clicked {
            send(.retry(download.id))
        }
        if isNarrow { menu(opens: response.secondaryClicked) } else { buttons() }
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
            ui.row(Box(width: .grow, gap: 6)) {
                let type = ui.style.type.caption
                // Beside the first line, however many there are: what helps stands at the end of the sentence.
                ui.row(Box(height: .fit(min: type.lineHeight), cross: .center)) {
                    ui.icon(ui.style.status.icon(.failed), size: 16, color: ui.style.status[.failed])
                }
                ui.label(sentence, type, color: ui.style.status[.failed], maxLines: 0, width: .grow)
            }
        }
    }
}
